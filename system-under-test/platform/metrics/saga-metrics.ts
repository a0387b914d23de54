import type { Metrics } from './metrics.ts';

/**
 * How long a saga takes from its first step to its end, by how it ended.
 *
 * @example
 * const saga = sagaMetrics(service.metrics, 'order');
 * saga.ended('confirmed', 0.42);
 */
export function sagaMetrics(metrics: Metrics, saga: string) {
  const took = metrics.durations({
    name: 'saga_duration_seconds',
    help: 'How long sagas took from their first step to their end',
    labels: ['saga', 'outcome'],
  });
  return {
    ended(outcome: string, seconds: number): void {
      took({ saga, outcome }, seconds);
    },
  };
}
