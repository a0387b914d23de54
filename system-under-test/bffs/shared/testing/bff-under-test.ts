import { createReadiness } from '../../../platform/health/index.ts';
import { type Routes, startHttpServer } from '../../../platform/http/index.ts';
import { createLog } from '../../../platform/telemetry/index.ts';

export interface BffAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly location: string | null;
}

export interface BffUnderTest extends AsyncDisposable {
  /** Sends a request, with an idempotency key unless told to leave it out. */
  send(method: string, path: string, options?: SendOptions): Promise<BffAnswer>;
}

export interface SendOptions {
  readonly body?: unknown;
  /** The name of the caller. */
  readonly as?: string;
  /** `key-1` by default; none when empty. */
  readonly idempotencyKey?: string;
}

/** Serves `routes` on a port of their own. */
export async function startBff(...routes: Routes[]): Promise<BffUnderTest> {
  const server = await startHttpServer({ port: 0, log: createLog('bff', 'silent'), readiness: createReadiness() });
  server.serve(...routes);
  return {
    async send(method, path, { body, as, idempotencyKey = 'key-1' } = {}) {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
        method,
        headers: {
          connection: 'close',
          'content-type': 'application/json',
          ...(as && { authorization: `Bearer ${as}` }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
        location: response.headers.get('location'),
      };
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
