import { tooMany } from './binomial.ts';
import type { Probe } from './probe.ts';
import { seen } from './seen.ts';

export interface AnswersWithinOptions {
  readonly ms: number;
  /** Default 95. */
  readonly percentile?: number;
  /** With fewer users than this it cannot tell; default 3. */
  readonly minSamples?: number;
}

/**
 * A journey, or one of its steps, takes no longer than `ms` at a percentile. Judged by count: with few users the percentile of
 * the sample is its slowest one, so it is violated when more were slow than chance would give.
 */
export function answersWithin(what: string, { ms, percentile = 95, minSamples = 3 }: AnswersWithinOptions): Probe {
  return {
    about: what,
    reads: 'workload',
    read: async (context) => {
      const users = seen(what, context);
      if (users.length < minSamples)
        return { verdict: 'unknown', says: `${what}: ${users.length} users, ${minSamples} are needed to judge` };
      const slow = users.filter(({ durationMs }) => durationMs > ms);
      const slowest = Math.round(Math.max(...users.map(({ durationMs }) => durationMs)));
      const says = `${what} took longer than ${ms} ms for ${slow.length} of ${users.length} users (slowest ${slowest} ms)`;
      const traceId = slow.find((user) => user.traceId)?.traceId;
      return {
        verdict: tooMany(slow.length, users.length, 1 - percentile / 100) ? 'violated' : 'holds',
        says,
        ...(traceId ? { traceId } : {}),
      };
    },
  };
}
