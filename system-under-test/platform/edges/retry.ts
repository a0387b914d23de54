import { type Backoff, createRetryBudget, sleep, timeLeft } from '../resilience/index.ts';
import { EdgeError } from './edge-error.ts';
import type { EdgeObserver } from './edge-metrics.ts';
import type { EdgePolicy } from './edge-policy.ts';
import type { EdgeResponse } from './http-exchange.ts';

export type Retry = (safeToRepeat: boolean, attempt: () => Promise<EdgeResponse>) => Promise<EdgeResponse>;

/**
 * Tries again what may be tried again, after the backoff or after the pause that the callee asked for. It does not when nobody
 * would wait for the outcome, or when so many calls fail that trying again would only add to it.
 */
export function createRetry(
  { retries, retryBudget, longestPauseMs }: EdgePolicy,
  { backoff, observer }: { backoff: Backoff; observer: EdgeObserver },
): Retry {
  const budget = createRetryBudget(retryBudget);

  async function mayTryAgain(failures: number, outcome: Outcome, safeToRepeat: boolean): Promise<boolean> {
    if (failures > retries || !isWorthRepeating(outcome, safeToRepeat)) return false;
    const pauseMs = Math.max(backoff(failures), retryAfterOf(outcome) ?? 0);
    if (pauseMs > longestPauseMs || pauseMs >= timeLeft()) return false;
    if (!budget.spend()) {
      observer.budgetExhausted();
      return false;
    }
    await sleep(pauseMs);
    observer.retried();
    return true;
  }

  return async (safeToRepeat, attempt) => {
    budget.earn();
    for (let failures = 1; ; failures += 1) {
      const outcome = await settle(attempt);
      if (await mayTryAgain(failures, outcome, safeToRepeat)) continue;
      if (outcome instanceof EdgeError) throw outcome;
      return outcome;
    }
  };
}

type Outcome = EdgeResponse | EdgeError;

async function settle(attempt: () => Promise<EdgeResponse>): Promise<Outcome> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof EdgeError) return error;
    throw error;
  }
}

function isWorthRepeating(outcome: Outcome, safeToRepeat: boolean): boolean {
  if (!(outcome instanceof EdgeError)) return safeToRepeat && outcome.status === 429;
  if (outcome.reason === 'refused' || outcome.reason === 'deadline') return false;
  return safeToRepeat || !outcome.sent;
}

/** What a callee asks for outweighs our own backoff, which knows nothing of its trouble. */
function retryAfterOf({ retryAfterMs }: Outcome): number | undefined {
  return retryAfterMs;
}
