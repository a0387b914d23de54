import { createEdge, type Edge } from '../../platform/edges/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';

export interface AdminBffUrls {
  readonly ORDER_URL: string;
  readonly INVENTORY_URL: string;
  readonly PAYMENT_URL: string;
  readonly PRODUCT_URL: string;
  readonly ANALYTICS_URL: string;
}

export interface AdminBffEdges {
  readonly order: Edge;
  readonly inventory: Edge;
  readonly payment: Edge;
  readonly product: Edge;
  readonly analytics: Edge;
}

/** The ways from here to the services behind: few people work here, and each service is kept from holding up the others. */
export function createEdges(urls: AdminBffUrls, log: Log): AdminBffEdges {
  const common = { retries: 2, concurrency: 50, breaker: { failures: 10, halfOpenAfterMs: 1_000 }, log };
  return {
    order: createEdge({ ...common, peer: 'order', url: urls.ORDER_URL, timeoutMs: 2_500 }),
    inventory: createEdge({ ...common, peer: 'inventory', url: urls.INVENTORY_URL, timeoutMs: 1_500 }),
    payment: createEdge({ ...common, peer: 'payment', url: urls.PAYMENT_URL, timeoutMs: 1_500 }),
    product: createEdge({ ...common, peer: 'product', url: urls.PRODUCT_URL, timeoutMs: 1_500 }),
    analytics: createEdge({ ...common, peer: 'analytics', url: urls.ANALYTICS_URL, timeoutMs: 2_500 }),
  };
}
