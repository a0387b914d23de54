import { z } from 'zod';

const metric = z.object({ values: z.record(z.string(), z.number()) });
const summarySchema = z.object({
  metrics: z.record(z.string(), metric),
  state: z.object({ testRunDurationMs: z.number() }),
});

/** The totals that k6 itself counted, warm-up included. */
export interface K6Summary {
  readonly requests: number;
  readonly iterations: number;
  /** Arrivals for which no user was free. */
  readonly dropped: number;
}

/** Undefined when the text is not what `handleSummary` is given (it was not written, or not to its end). */
export function readSummary(text: string): K6Summary | undefined {
  try {
    const { metrics } = summarySchema.parse(JSON.parse(text));
    // k6 leaves out a counter that never counted.
    const count = (name: string) => metrics[name]?.values.count ?? 0;
    return { requests: count('http_reqs'), iterations: count('iterations'), dropped: count('dropped_iterations') };
  } catch {
    return undefined;
  }
}
