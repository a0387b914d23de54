import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../harness/clock.ts';
import type { BrokerContext } from '../context.ts';
import type { Database } from '../database/index.ts';
import { BrokerEvents } from '../events.ts';
import { type Route, serve } from '../http/index.ts';

/** A broker of one room alone, on a port of its own. What goes wrong in it goes wrong in the test. */
export async function serveRoom(
  database: Database,
  routesOf: (context: BrokerContext) => readonly Route[],
): Promise<{ readonly url: string } & AsyncDisposable> {
  const routes = routesOf({
    database,
    clock: systemClock,
    uuid: () => crypto.randomUUID(),
    events: new BrokerEvents(),
    settings: { allowDangerousContractModification: false },
  });
  const server = serve({
    routes,
    access: { credentials: [], publicRead: true },
    baseUrl: undefined,
    bodyLimit: 1_000_000,
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
