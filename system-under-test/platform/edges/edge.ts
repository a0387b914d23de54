import type { Metrics } from '../metrics/index.ts';
import { processMetrics } from '../metrics/index.ts';
import { exponentialBackoff } from '../resilience/index.ts';
import type { Log } from '../telemetry/index.ts';
import { createBreaker } from './breaker.ts';
import { edgeMetrics } from './edge-metrics.ts';
import { type EdgePolicyInput, edgePolicy } from './edge-policy.ts';
import { type EdgeRequest, type EdgeResponse, exchange } from './http-exchange.ts';
import { createPlaces } from './places.ts';
import { createRetry } from './retry.ts';

export interface EdgeOptions extends EdgePolicyInput {
  /** The callee's name, as spans and metrics show it. */
  readonly peer: string;
  readonly url: string;
  readonly log: Log;
  /** Where the edge's numbers go; the process's own by default. */
  readonly metrics?: Metrics;
}

export interface Edge {
  /** @throws {EdgeError} when no usable answer came. */
  request(request: EdgeRequest): Promise<EdgeResponse>;
}

/**
 * The way to one callee. From the outside in: bulkhead, retry, breaker, timeout, so that every try counts for the breaker
 * and an open breaker is not retried. Whoever waits for the present request is not kept waiting longer than it will wait
 * (see {@link withDeadline}), and the callee is told how long that is.
 *
 * @throws {ZodError} when the policy makes no sense.
 * @example
 * const product = createEdge({ peer: 'product', url: PRODUCT_URL, timeoutMs: 1_000, retries: 2, log });
 * const { status, body } = await product.request({ method: 'GET', path: '/products/prod-001' });
 */
export function createEdge({ peer, url, log, metrics = processMetrics, ...input }: EdgeOptions): Edge {
  const policy = edgePolicy.parse(input);
  const observer = edgeMetrics(metrics, peer);
  const places = createPlaces(peer, policy, observer);
  const breaker = createBreaker(peer, policy, { log, observer });
  const retry = createRetry(policy, { backoff: exponentialBackoff(policy.backoff), observer });
  const callee = { peer, url, timeoutMs: policy.timeoutMs };

  return {
    request: (request) =>
      observer.observe(() =>
        places(() => retry(isSafeToRepeat(request), () => breaker(() => exchange(callee, request)))),
      ),
  };
}

/** A call whose answer was lost may have taken effect: only what can take effect once may be sent again. */
function isSafeToRepeat({ method, idempotencyKey }: EdgeRequest): boolean {
  return method === 'GET' || idempotencyKey !== undefined;
}
