import type { Metrics } from '../metrics/index.ts';
import type { Bulkhead } from '../resilience/index.ts';
import { EdgeError } from './edge-error.ts';
import type { EdgeResponse } from './http-exchange.ts';

/** What happens on an edge, as told to whoever watches it. */
export interface EdgeObserver {
  /** Runs a whole call, retries included, and notes how it went and how long it took. */
  observe(call: () => Promise<EdgeResponse>): Promise<EdgeResponse>;
  retried(): void;
  /** A call was not repeated since too many had been. */
  budgetExhausted(): void;
  breaker(state: 'closed' | 'half-open' | 'open'): void;
  bulkhead(places: Bulkhead): void;
  /** A call found no place. */
  rejected(): void;
}

const BREAKER = { closed: 0, 'half-open': 0.5, open: 1 };

/** Rate, errors and duration of one edge as its callers see them, and what the edge does about them. */
export function edgeMetrics(metrics: Metrics, edge: string): EdgeObserver {
  const took = metrics.durations({
    name: 'edge_request_duration_seconds',
    help: 'How long calls took, retries and waits included; the outcome is a class of status or why there was no answer',
    labels: ['edge', 'outcome'],
  });
  const counter = (name: string, help: string) => {
    const count = metrics.counter({ name, help, labels: ['edge'] });
    return () => count({ edge });
  };
  const breaker = metrics.gauge({
    name: 'edge_breaker_state',
    help: '0: closed, 0.5: one call finds out, 1: open, the callee is not asked',
    labels: ['edge'],
  });
  const places = metrics.gauge({
    name: 'edge_bulkhead_calls',
    help: 'Calls that hold a place, and calls that wait for one',
    labels: ['edge', 'state'],
  });

  return {
    async observe(call) {
      const began = performance.now();
      const note = (outcome: string) => took({ edge, outcome }, (performance.now() - began) / 1_000);
      try {
        const response = await call();
        note(`${Math.floor(response.status / 100)}xx`);
        return response;
      } catch (error) {
        note(error instanceof EdgeError ? error.reason : 'error');
        throw error;
      }
    },
    retried: counter('edge_retries_total', 'Calls that were made again'),
    budgetExhausted: counter('edge_retry_budget_exhausted_total', 'Calls not made again since too many had been'),
    rejected: counter('edge_bulkhead_rejected_total', 'Calls not made since all places were taken'),
    breaker: (state) => breaker({ edge }, BREAKER[state]),
    bulkhead(bulkhead) {
      metrics.beforeReading(() => {
        places({ edge, state: 'in-use' }, bulkhead.inUse);
        places({ edge, state: 'waiting' }, bulkhead.waiting);
      });
    },
  };
}
