import { within } from '../resilience/index.ts';
import type { Metrics } from './metrics.ts';

const ANSWER_WITHIN_MS = 500;

/** How many events wait to be sent, counted when somebody reads the metrics; unknown (NaN) while the database is away. */
export function outboxMetrics(metrics: Metrics, countUnsent: () => Promise<number>): void {
  const unsent = metrics.gauge({
    name: 'outbox_unsent_events',
    help: 'Events that were written and not sent yet',
    labels: [],
  });
  metrics.beforeReading(async () => {
    unsent({}, await within(ANSWER_WITHIN_MS, 'the outbox', countUnsent()).catch(() => Number.NaN));
  });
}
