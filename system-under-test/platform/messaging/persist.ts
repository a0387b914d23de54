import { type Backoff, exponentialBackoff, InfrastructureError, sleep } from '../resilience/index.ts';
import type { Log } from '../telemetry/index.ts';

export interface PersistOptions {
  /** Ends the trying: the message is no longer ours. */
  readonly lost: AbortSignal;
  readonly log: Log;
  readonly attempts?: number;
  readonly backoff?: Backoff;
}

const inASecond = exponentialBackoff({ firstMs: 100, maxMs: 1_000 });

/**
 * Tries `work` until it succeeds, or until it has failed `attempts` times by its own fault: then it returns the last error.
 * Failures of the infrastructure do not count, since no other event would fare better meanwhile.
 */
export async function persist(work: () => Promise<void>, options: PersistOptions): Promise<Error | undefined> {
  const { lost, log, attempts = 5, backoff = inASecond } = options;
  let failures = 0;
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return undefined;
    } catch (error) {
      if (!(error instanceof InfrastructureError)) failures += 1;
      if (failures >= attempts) return error instanceof Error ? error : new Error(String(error));
      log.warn({ error, tries }, 'event not applied, it is tried again');
    }
    await sleep(backoff(tries), lost);
    lost.throwIfAborted();
  }
}
