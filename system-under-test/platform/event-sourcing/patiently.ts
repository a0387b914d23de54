import { exponentialBackoff, InfrastructureError, sleep } from '../resilience/index.ts';

const ATTEMPTS = 6;
const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000 });

/** Repeats work that failed by no fault of its own: an hour's rebuild is not thrown away for a lock that somebody held too long. */
export async function patiently<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof InfrastructureError) || attempt === ATTEMPTS) throw error;
      await sleep(backoff(attempt), signal);
      signal?.throwIfAborted();
    }
  }
}
