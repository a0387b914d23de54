import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleType,
  handleWhen,
  type IPolicy,
  noop,
  retry,
  wrap,
} from 'cockatiel';
import { exponentialBackoff } from '../resilience/index.ts';
import type { Log } from '../telemetry/index.ts';
import { EdgeError } from './edge-error.ts';
import { type Callee, type EdgeRequest, type EdgeResponse, exchange } from './http-exchange.ts';

export interface EdgeOptions extends Callee {
  readonly log: Log;
  /** How often a call that is safe to repeat is repeated; 0 by default. */
  readonly retries?: number;
  /** Stop asking after so many failures in a row, and try one call again after so many ms. */
  readonly breaker?: { readonly failures: number; readonly halfOpenAfterMs: number };
  /** How many calls may be under way at once; no limit by default. */
  readonly concurrency?: number;
}

export interface Edge {
  /** @throws {EdgeError} when no usable answer came. */
  request(request: EdgeRequest): Promise<EdgeResponse>;
}

const isEdgeError = handleType(EdgeError);
const backoff = exponentialBackoff({ firstMs: 50, maxMs: 400 });

/**
 * The way to one callee. From the outside in: bulkhead, retry, breaker, timeout, so that every try counts for the breaker
 * and an open breaker is not retried.
 *
 * @example
 * const product = createEdge({ peer: 'product', url: PRODUCT_URL, timeoutMs: 1_000, retries: 2, log });
 * const { status, body } = await product.request({ method: 'GET', path: '/products/prod-001' });
 */
export function createEdge(options: EdgeOptions): Edge {
  const places = createBulkhead(options);
  const breaker = createBreaker(options);
  const once = wrap(places, breaker);
  const repeated = wrap(places, createRetry(options), breaker);

  return {
    async request(request) {
      const policy = isSafeToRepeat(request) ? repeated : once;
      try {
        return await policy.execute(() => exchange(options, request));
      } catch (error) {
        if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError) {
          throw new EdgeError(options.peer, 'refused', `${options.peer} was not asked: ${error.message}`, {
            cause: error,
          });
        }
        throw error;
      }
    },
  };
}

/** A call whose answer was lost may have taken effect: only what can take effect once may be sent again. */
function isSafeToRepeat({ method, idempotencyKey }: EdgeRequest): boolean {
  return method === 'GET' || idempotencyKey !== undefined;
}

function createRetry({ retries = 0 }: EdgeOptions): IPolicy {
  if (retries === 0) return noop;
  return retry(
    handleWhen((error) => error instanceof EdgeError),
    {
      maxAttempts: retries,
      backoff: new DelegateBackoff(({ attempt }) => backoff(attempt)),
    },
  );
}

function createBreaker({ breaker, peer, log }: EdgeOptions): IPolicy {
  if (!breaker) return noop;
  const policy = circuitBreaker(isEdgeError, {
    breaker: new ConsecutiveBreaker(breaker.failures),
    halfOpenAfter: breaker.halfOpenAfterMs,
  });
  policy.onBreak(() => log.warn({ peer }, 'breaker opened'));
  policy.onReset(() => log.info({ peer }, 'breaker closed'));
  return policy;
}

function createBulkhead({ concurrency }: EdgeOptions): IPolicy {
  return concurrency === undefined ? noop : bulkhead(concurrency);
}
