import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on loopback for the journeys in `fixtures/`: a list of items, and orders that are acknowledged. */
export interface SmallServer extends AsyncDisposable {
  readonly url: URL;
  readonly received: Received[];
}

export interface Behaviour {
  /** How long each answer takes, in ms. */
  readonly delayMs?: number;
  /** Status of `POST /orders`; default 201. */
  readonly orderStatus?: number;
  /** Called on every request. */
  readonly onRequest?: (request: Received) => void;
}

export async function startSmallServer({
  delayMs = 0,
  orderStatus = 201,
  onRequest,
}: Behaviour = {}): Promise<SmallServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const seen = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    received.push(seen);
    onRequest?.(seen);
    setTimeout(() => answer(seen, orderStatus, response), delayMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer({ method, path }: Received, orderStatus: number, response: ServerResponse): void {
  const order = method === 'POST' && path === '/orders';
  response.writeHead(order ? orderStatus : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(order ? { id: crypto.randomUUID() } : { items: ['a', 'b', 'c'] }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
