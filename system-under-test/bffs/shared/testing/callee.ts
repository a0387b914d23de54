import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a service behind got it. */
export interface AskedCall {
  readonly peer: string;
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
}

export interface Callee extends AsyncDisposable {
  readonly url: string;
  /** What it answers; `undefined` leaves the caller waiting. */
  answer: (call: AskedCall) => { status: number; body?: unknown } | undefined;
}

/** A service behind, that tells `asked` of every call before it answers. */
export async function startCallee(peer: string, asked: AskedCall[]): Promise<Callee> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { method = '', url: path = '', headers } = request;
    const idempotencyKey = headers['idempotency-key'] as string | undefined;
    const call = { peer, method, path, idempotencyKey, body: text ? JSON.parse(text) : undefined };
    asked.push(call);
    const answer = callee.answer(call);
    if (!answer) return;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const callee: Callee = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: () => ({ status: 500 }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return callee;
}
