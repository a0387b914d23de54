/** Kong's plugins that this gateway has, run in Kong's order with Kong's scoping. */
import type { ZodType } from 'zod';
import { correlationId } from './correlation-id.ts';
import { cors } from './cors.ts';
import { jwt } from './jwt.ts';
import { keyAuth } from './key-auth.ts';
import type { Plugin } from './plugin.ts';
import { rateLimiting } from './rate-limiting.ts';

export { PluginChain } from './plugin-chain.ts';

/** Every plugin, the highest PRIORITY first. */
export const plugins: readonly Plugin[] = ([correlationId, cors, jwt, keyAuth, rateLimiting] as Plugin[]).sort(
  (a, b) => b.priority - a.priority,
);

/** The config schemas that kong.yml is read with. */
export const pluginSchemas: Record<string, ZodType> = Object.fromEntries(
  plugins.map(({ name, config }) => [name, config]),
);
