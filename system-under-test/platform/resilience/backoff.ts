/** Says how long to wait before attempt `attempt + 1`, in ms; `attempt` counts the failures so far, from 1. */
export type Backoff = (attempt: number) => number;

export interface BackoffOptions {
  /** The wait after the first failure, in ms, before jitter. */
  readonly firstMs: number;
  /** No wait is longer than this, in ms. */
  readonly maxMs: number;
  /** A number in [0, 1); injected by tests. */
  readonly random?: () => number;
}

/**
 * Doubles the wait with each failure up to a cap, and takes a random point of its upper half ("equal jitter"), so that
 * callers that failed together do not come back together.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @example
 * const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000 });
 * await sleep(backoff(3)); // between 500 and 1000 ms
 */
export function exponentialBackoff({ firstMs, maxMs, random = Math.random }: BackoffOptions): Backoff {
  return (attempt) => {
    const ceiling = Math.min(maxMs, firstMs * 2 ** (attempt - 1));
    return Math.round(ceiling / 2 + random() * (ceiling / 2));
  };
}
