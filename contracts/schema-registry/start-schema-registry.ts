import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Access, serve } from '../broker/http/index.ts';
import { openRegistryDatabase } from './registry-context.ts';
import { registryRoutes } from './routes/index.ts';
import { answer, refuse } from './routes/reply.ts';

export interface SchemaRegistryOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where the schemas are kept; `:memory:` keeps nothing. */
  readonly dir: string;
  readonly access?: Access;
  /** Told of what nobody expected. Default: to stderr. */
  readonly onError?: (error: unknown) => void;
}

export interface SchemaRegistry extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
}

const open: Access = { credentials: [], publicRead: true };

/** A schema no larger than what upstream's store takes in a message by default. */
const bodyLimit = 1024 * 1024;

/**
 * A schema registry on loopback that speaks Confluent's interface.
 *
 * @example
 * await using registry = await startSchemaRegistry({ port: 0, dir: ':memory:' });
 * await fetch(`${registry.url}/subjects`);
 */
export async function startSchemaRegistry(options: SchemaRegistryOptions): Promise<SchemaRegistry> {
  const { port, dir, access = open, onError = console.error } = options;
  const database = openRegistryDatabase(dir);
  const home = { method: 'GET' as const, path: '/', handle: () => answer({}) };
  const routes = [home, ...registryRoutes({ database })];
  const server = serve({ routes, access, baseUrl: undefined, bodyLimit, onError, refuse });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    database[Symbol.dispose]();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      database[Symbol.dispose]();
    },
  };
}
