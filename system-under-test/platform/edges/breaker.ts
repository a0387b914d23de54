import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { Log } from '../telemetry/index.ts';
import { EdgeError } from './edge-error.ts';
import type { EdgeObserver } from './edge-metrics.ts';
import type { EdgePolicy } from './edge-policy.ts';

export type Try = <T>(attempt: () => Promise<T>) => Promise<T>;

/**
 * Stops asking a callee that fails, and asks it with a single call now and then whether it is well again. It counts failures
 * in a row: cockatiel's sampling breaker remembers failures across an idle hour.
 */
export function createBreaker(
  peer: string,
  { breaker }: EdgePolicy,
  { log, observer }: { log: Log; observer: EdgeObserver },
): Try {
  if (!breaker) return (attempt) => attempt();
  const circuit = circuitBreaker(handleWhen(isTheCalleesFault), {
    breaker: new ConsecutiveBreaker(breaker.failures),
    halfOpenAfter: breaker.halfOpenAfterMs,
  });
  circuit.onBreak(() => log.warn({ peer }, 'breaker opened'));
  circuit.onReset(() => log.info({ peer }, 'breaker closed'));
  circuit.onStateChange((state) => observer.breaker(nameOf(state)));
  observer.breaker('closed');

  return async (attempt) => {
    // Half open means that one call is finding out. Cockatiel lets all others wait for it, however long it takes.
    if (circuit.state === CircuitState.HalfOpen) throw refusal(peer);
    try {
      return await circuit.execute(attempt);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? refusal(peer, error) : error;
    }
  };
}

/** Not what we refused ourselves, and not that our own caller was in a hurry. */
function isTheCalleesFault(error: unknown): boolean {
  return error instanceof EdgeError && error.reason !== 'refused' && error.reason !== 'deadline';
}

function refusal(peer: string, cause?: unknown): EdgeError {
  return new EdgeError(peer, 'refused', `${peer} was not asked: it has failed several times in a row`, { cause });
}

function nameOf(state: CircuitState): 'open' | 'half-open' | 'closed' {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
