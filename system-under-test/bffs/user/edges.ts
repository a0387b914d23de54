import { createEdge, type Edge } from '../../platform/edges/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';

export interface UserBffUrls {
  readonly PRODUCT_URL: string;
  readonly ORDER_URL: string;
  readonly USER_URL: string;
  readonly NOTIFICATION_URL: string;
}

export interface UserBffEdges {
  readonly product: Edge;
  readonly order: Edge;
  readonly user: Edge;
  readonly notification: Edge;
}

/** The ways from here to the services behind: each with its own limits, so that a slow one cannot starve the others. */
export function createEdges(urls: UserBffUrls, log: Log): UserBffEdges {
  const common = { retries: 2, concurrency: 200, breaker: { failures: 10, halfOpenAfterMs: 1_000 }, log };
  return {
    product: createEdge({ ...common, peer: 'product', url: urls.PRODUCT_URL, timeoutMs: 1_500 }),
    order: createEdge({ ...common, peer: 'order', url: urls.ORDER_URL, timeoutMs: 2_500 }),
    user: createEdge({ ...common, peer: 'user', url: urls.USER_URL, timeoutMs: 1_500 }),
    notification: createEdge({ ...common, peer: 'notification', url: urls.NOTIFICATION_URL, timeoutMs: 1_500 }),
  };
}
