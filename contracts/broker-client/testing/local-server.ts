import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface Scripted {
  readonly status?: number;
  /** An object is sent as HAL, a text as HTML; undefined is no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** By method and path (`GET /matrix?…`); of a list each request gets the next, and the last for ever. `never` never answers. */
export type Script = Readonly<Record<string, Scripted | readonly Scripted[] | 'never'>>;

export interface LocalServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** `POST /contracts/publish`, in the order of arrival. */
  readonly calls: readonly string[];
}

/** A server on loopback that answers by its script, and 404 else. */
export async function localServer(script: (url: string) => Script): Promise<LocalServer> {
  const received: Received[] = [];
  const served = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url: path = '', headers } = request;
    received.push({ method, url: path, headers, body: text === '' ? undefined : JSON.parse(text) });
    const key = `${method} ${path}`;
    const answers = script(url)[key] ?? { status: 404, body: { error: `${key} is not in the script` } };
    if (answers === 'never') return;
    const times = served.get(key) ?? 0;
    served.set(key, times + 1);
    const list = [answers].flat();
    const { status = 200, body, headers: more = {} } = list[Math.min(times, list.length - 1)] ?? {};
    const type = typeof body === 'string' ? 'text/html' : 'application/hal+json;charset=utf-8';
    response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': type }), ...more });
    response.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    get calls() {
      return received.map(({ method, url: path }) => `${method} ${path}`);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
