import { tooMany } from './binomial.ts';
import type { Probe } from './probe.ts';
import { seen } from './seen.ts';
import { whereItBroke } from './where-it-broke.ts';

export interface SucceedsOptions {
  /** Share of users for whom it must succeed; default 0.995. */
  readonly atLeast?: number;
  /** With fewer users than this it cannot tell; default 3. */
  readonly minSamples?: number;
}

/**
 * A journey, or one of its steps, succeeds for its users. Judged by count: it is violated when more failures were seen than
 * chance would give, so one failure of a few users is none.
 *
 * @param what `browse`, or `browse/list products`
 */
export function succeeds(what: string, { atLeast = 0.995, minSamples = 3 }: SucceedsOptions = {}): Probe {
  return {
    about: what,
    reads: 'workload',
    read: async (context) => {
      const users = seen(what, context);
      if (users.length < minSamples)
        return { verdict: 'unknown', says: `${what}: ${users.length} users, ${minSamples} are needed to judge` };
      const failed = users.filter(({ ok }) => !ok);
      const [first] = failed;
      if (!first || !tooMany(failed.length, users.length, 1 - atLeast)) {
        return { verdict: 'holds', says: `${what}: ${users.length - failed.length} of ${users.length} succeeded` };
      }
      const where = first.traceId ? whereItBroke(context.system.spans.trace(first.traceId)) : undefined;
      const said = [first.message, where].filter(Boolean).join('; ');
      return {
        verdict: 'violated',
        says: `${what} failed for ${failed.length} of ${users.length} users${said ? ` (first: ${said})` : ''}`,
        ...(first.traceId ? { traceId: first.traceId } : {}),
      };
    },
  };
}
