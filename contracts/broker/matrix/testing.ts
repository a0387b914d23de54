import type { AddressInfo } from 'node:net';
import type { Database } from '../database/index.ts';
import { BrokerEvents } from '../events.ts';
import { serve } from '../http/index.ts';
import { matrixRoutes } from './routes.ts';

/** A broker of nothing but the matrix. */
export async function serveMatrix(database: Database): Promise<{ readonly url: string } & AsyncDisposable> {
  const context = {
    database,
    clock: { now: () => 0, sleep: async () => {} },
    uuid: () => crypto.randomUUID(),
    events: new BrokerEvents(),
    settings: { allowDangerousContractModification: false },
  };
  const server = serve({
    routes: matrixRoutes(context),
    access: { credentials: [], publicRead: true },
    baseUrl: undefined,
    bodyLimit: 1_000,
    onError: (error) => {
      throw error;
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
