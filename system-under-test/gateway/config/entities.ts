import type { z } from 'zod';
import type { JwtSecretSchema, RouteSchema, ServiceSchema } from './schema.ts';

/** Field names are Kong's own, so that a reader of kong.yml finds them here unchanged. */
type Flat<Entity> = Omit<Entity, 'routes' | 'plugins' | 'service' | 'consumer' | 'id' | 'url'> & { id: string };

export type Service = Flat<z.output<typeof ServiceSchema>> & { host: string };

export type Route = Flat<z.output<typeof RouteSchema>> & { service: Service | undefined };

export interface Consumer {
  id: string;
  username?: string | undefined;
  custom_id?: string | undefined;
}

/** What a caller proved to own: an API key or a JWT secret of a consumer. */
export interface Credential {
  id: string;
  key: string;
  consumer: Consumer;
}

export type JwtSecret = Credential & Pick<z.output<typeof JwtSecretSchema>, 'algorithm' | 'secret' | 'rsa_public_key'>;

/** The ids a plugin is limited to; none of them is a global plugin. */
export interface Scope {
  route?: string | undefined;
  service?: string | undefined;
  consumer?: string | undefined;
}

export interface PluginConfig {
  name: string;
  scope: Scope;
  /** Already checked against the plugin's own schema, defaults filled in. */
  config: unknown;
}

/** A whole kong.yml: flat, defaults filled in, every reference resolved. */
export interface KongConfig {
  services: Service[];
  routes: Route[];
  consumers: Consumer[];
  plugins: PluginConfig[];
  keyauth_credentials: Credential[];
  jwt_secrets: JwtSecret[];
}
