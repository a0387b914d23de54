import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Ledger extends AsyncDisposable {
  readonly url: URL;
  /** Lets every answer pass through here: a broken build. */
  breakBy(change: (path: string, body: Record<string, unknown>) => unknown): void;
  /** Accepts every request from now on. */
  acceptAnything(): void;
}

/** A small real service: POST /entries {amount, note} makes an entry, GET /entries/:id shows it. */
export async function startLedger(): Promise<Ledger> {
  const entries = new Map<string, Record<string, unknown>>();
  let change: (path: string, body: Record<string, unknown>) => unknown = (_path, body) => body;
  let strict = true;
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const answer = (status: number, body: Record<string, unknown>) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(change(path, body)));
    };
    if (request.method === 'POST') {
      const input = await bodyOf(request);
      const good = Number.isInteger(input.amount) && Number(input.amount) > 0 && typeof input.note === 'string';
      if (strict && !good) return answer(400, { error: { code: 'validation' } });
      const entry = {
        id: randomUUID(),
        amount: input.amount,
        note: input.note,
        tax: Number(input.amount) / 10,
        at: new Date().toISOString(),
      };
      entries.set(entry.id, entry);
      return answer(201, entry);
    }
    const entry = entries.get(path.split('/').at(-1) ?? '');
    return entry ? answer(200, entry) : answer(404, { error: { code: 'not-found' } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    breakBy: (by) => {
      change = by;
    },
    acceptAnything: () => {
      strict = false;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as Record<string, unknown>;
}
