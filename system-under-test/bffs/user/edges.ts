import { createEdge, type Edge } from '../../platform/edges/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';

/** The ways from here to the services behind: each with its own limits, so that a slow one cannot starve the other. */
export function createEdges(
  urls: { PRODUCT_URL: string; ORDER_URL: string },
  log: Log,
): { product: Edge; order: Edge } {
  const breaker = { failures: 10, halfOpenAfterMs: 1_000 };
  return {
    product: createEdge({
      peer: 'product',
      url: urls.PRODUCT_URL,
      timeoutMs: 1_500,
      retries: 2,
      concurrency: 200,
      breaker,
      log,
    }),
    order: createEdge({
      peer: 'order',
      url: urls.ORDER_URL,
      timeoutMs: 2_500,
      retries: 2,
      concurrency: 200,
      breaker,
      log,
    }),
  };
}
