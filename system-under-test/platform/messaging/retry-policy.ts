import type { Backoff } from '../resilience/index.ts';
import { retryBackoff } from './retry-backoff.ts';

/** How often, and after which waits, an event is tried again before it is given up. */
export interface RetryPolicy {
  /** How often it comes back from the retry topic. */
  readonly retries: number;
  readonly backoff: Backoff;
}

/** Half a minute in all: what an event can miss for a moment (a row that another service is still writing) is there by then. */
export const usualRetries: RetryPolicy = {
  retries: 5,
  backoff: retryBackoff({ kind: 'exponential', firstMs: 1_000, maxMs: 10_000, jitter: 'equal' }),
};
