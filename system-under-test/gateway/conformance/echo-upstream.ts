import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What reached the upstream. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface EchoUpstream extends AsyncDisposable {
  readonly port: number;
  /** What came since {@link forget}. */
  readonly received: Received[];
  forget(): void;
}

/**
 * An upstream that remembers what it got and answers 200 `echo`. Paths ending in `/reset`, `/silence` and `/teapot`
 * make it cut the connection, say nothing, and answer with a status and headers of its own.
 */
export async function startEchoUpstream(host: string): Promise<EchoUpstream> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const path = request.url ?? '';
    received.push({ method: request.method ?? '', path, headers: request.headers, body });

    if (path.endsWith('/silence')) return;
    if (path.endsWith('/reset')) return void request.socket.destroy();
    if (path.endsWith('/teapot')) {
      response.writeHead(418, {
        Server: 'pot',
        Via: '1.1 kitchen',
        'Set-Cookie': ['a=1', 'b=2'],
        'X-Hop': 'no',
        Connection: 'X-Hop',
      });
      return void response.end('short and stout');
    }
    response.end('echo');
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));

  return {
    port: (server.address() as AddressInfo).port,
    received,
    forget: () => void received.splice(0),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
