import { createEdge, type Edge } from '../../platform/edges/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';

/** The ways from here to the services behind. */
export function createEdges(
  urls: { readonly PRODUCT_URL: string; readonly INVENTORY_URL: string },
  log: Log,
): { product: Edge; inventory: Edge } {
  const common = { concurrency: 200, breaker: { failures: 10, halfOpenAfterMs: 1_000 }, log };
  return {
    product: createEdge({ ...common, peer: 'product', url: urls.PRODUCT_URL, timeoutMs: 1_500, retries: 2 }),
    // The page does without the availability, so it waits neither long nor twice for it.
    inventory: createEdge({ ...common, peer: 'inventory', url: urls.INVENTORY_URL, timeoutMs: 400 }),
  };
}
