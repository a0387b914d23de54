import { identityOf } from '../../../system-under-test/bffs/shared/testing/index.ts';
import { createEdge, type Edge, EdgeError } from '../../../system-under-test/platform/edges/index.ts';
import { createReadiness } from '../../../system-under-test/platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../../system-under-test/platform/http/index.ts';
import { createLog } from '../../../system-under-test/platform/telemetry/index.ts';

const log = createLog('consumer-test', 'silent');

/** An edge of the consumer that leads to Pact's mock server. */
export const edgeTo = (peer: string, url: string): Edge => createEdge({ peer, url, timeoutMs: 5_000, log });

/** A service that the test is not about: it cannot be reached. */
export const away: Edge = {
  request: async () => {
    throw new EdgeError('nobody', 'unreachable', 'This test is not about it');
  },
};

/** Knows the callers that the tests speak for, by their names. */
export const identity = identityOf({
  ada: { id: 'customer-1', name: 'Ada', email: 'ada@example.test', role: 'customer', sessionId: 's-1' },
  olga: { id: 'admin-1', name: 'Olga', email: 'olga@example.test', role: 'admin', sessionId: 's-2' },
});

export interface Asking {
  readonly method?: string;
  /** The name of the caller. */
  readonly as?: 'ada' | 'olga';
  readonly idempotencyKey?: string;
  readonly body?: unknown;
}

/** Serves the BFF's own routes and asks them `path`. */
export async function askBff(
  routes: Parameters<HttpServer['serve']>[0],
  path: string,
  { method = 'GET', as, idempotencyKey, body }: Asking = {},
): Promise<{ status: number; body: unknown }> {
  const server = await startHttpServer({ port: 0, log, readiness: createReadiness() });
  server.serve(routes);
  try {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        connection: 'close',
        ...(as && { authorization: `Bearer ${as}` }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  } finally {
    await server.stop();
  }
}
