import { BulkheadFull, createBulkhead, timeLeft } from '../resilience/index.ts';
import type { Try } from './breaker.ts';
import { EdgeError } from './edge-error.ts';
import type { EdgeObserver } from './edge-metrics.ts';
import type { EdgePolicy } from './edge-policy.ts';

/** Bounds how many calls to one callee are under way, so that a slow one cannot take all that the process has. */
export function createPlaces(peer: string, { concurrency, queue, timeoutMs }: EdgePolicy, observer: EdgeObserver): Try {
  if (concurrency === undefined) return (work) => work();
  const places = createBulkhead({ places: concurrency, queue });
  observer.bulkhead(places);
  return async (work) => {
    const left = timeLeft();
    try {
      return await places.run(work, Math.min(timeoutMs, left));
    } catch (error) {
      if (!(error instanceof BulkheadFull)) throw error;
      observer.rejected();
      const reason = error.why === 'waited' && left <= timeoutMs ? 'deadline' : 'refused';
      throw new EdgeError(peer, reason, `${peer} was not asked: ${error.message}`, { cause: error, sent: false });
    }
  };
}
