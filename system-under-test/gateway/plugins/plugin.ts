import type { z } from 'zod';
import type { Answer } from '../answer/index.ts';
import type { Consumer, KongConfig, Scope } from '../config/index.ts';
import type { Exchange } from '../exchange.ts';

/** What a plugin is given besides its own config. */
export interface PluginEnvironment {
  credentials: Pick<KongConfig, 'keyauth_credentials' | 'jwt_secrets'>;
  findConsumer(nameOrId: string): Consumer | undefined;
  scope: Scope;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A configured plugin at work. */
export interface PluginInstance {
  /** Before the upstream is asked; an answer ends the way there, but `headerFilter` of all plugins still runs. */
  access?(exchange: Exchange): Answer | undefined;
  /** Before the response's head is sent, whoever made it. */
  headerFilter?(exchange: Exchange): void;
}

/** A kind of plugin: one file each. */
export interface Plugin<Schema extends z.ZodType = z.ZodType> {
  name: string;
  /** Kong's PRIORITY: the higher, the earlier. */
  priority: number;
  config: Schema;
  create(config: z.output<Schema>, environment: PluginEnvironment): PluginInstance;
}

/** Ties a plugin's config type to its schema. */
export function definePlugin<Schema extends z.ZodType>(plugin: Plugin<Schema>): Plugin<Schema> {
  return plugin;
}
