import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Access, serve } from '../broker/http/index.ts';
import { listen } from '../broker/listen.ts';
import { openRegistryDatabase } from './registry-context.ts';
import { registryRoutes } from './routes/index.ts';
import { answer, refuse } from './routes/reply.ts';

export interface SchemaRegistryOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where the schemas are kept; without one the registry forgets everything when it ends. */
  readonly dir?: string | undefined;
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
 * @throws EnvironmentError SD_PORT_TAKEN, SD_PORT_UNUSABLE, SD_BROKER_DATA
 * @example
 * await using registry = await startSchemaRegistry({ port: 0 });
 * await fetch(`${registry.url}/subjects`);
 */
export async function startSchemaRegistry(options: SchemaRegistryOptions): Promise<SchemaRegistry> {
  const { port, dir, access = open, onError = console.error } = options;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(openRegistryDatabase(dir));
  const home = { method: 'GET' as const, path: '/', handle: () => answer({}) };
  const routes = [home, ...registryRoutes({ database })];
  const server = serve({ routes, access, baseUrl: undefined, bodyLimit, onError, refuse });
  await listen(server, '127.0.0.1', port);
  resources.defer(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  const started = resources.move();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
