import { createEdge, type Edge } from '../../../system-under-test/platform/edges/index.ts';
import { createReadiness } from '../../../system-under-test/platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../../system-under-test/platform/http/index.ts';
import { createLog } from '../../../system-under-test/platform/telemetry/index.ts';

const log = createLog('consumer-test', 'silent');

/** An edge of the consumer that leads to Pact's mock server. */
export const edgeTo = (peer: string, url: string): Edge => createEdge({ peer, url, timeoutMs: 5_000, log });

/** Serves the BFF's own routes and asks them `path`. */
export async function askBff(
  routes: Parameters<HttpServer['serve']>[0],
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; body: unknown }> {
  const server = await startHttpServer({ port: 0, log, readiness: createReadiness() });
  server.serve(routes);
  try {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', connection: 'close', ...init.headers },
    });
    return { status: answer.status, body: await answer.json() };
  } finally {
    await server.stop();
  }
}
