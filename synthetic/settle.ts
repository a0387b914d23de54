import type { Outcome } from '../harness/check/index.ts';
import { type Clock, systemClock } from '../harness/clock.ts';
import { messageOf } from '../harness/errors.ts';
import type { AtRest, Invariant, InvariantContext, InvariantResult } from './invariant.ts';

/** How long a system may take to come to rest, in ms, unless somebody says otherwise. */
export const restMs = 45_000;

export interface SettleOptions extends InvariantContext {
  readonly invariants: readonly Invariant[];
  /** Without it the system is taken to be at rest at once. */
  readonly atRest?: AtRest;
  /** How long to wait for rest; default 45 000 ms. */
  readonly withinMs?: number;
  /** Default 250 ms. */
  readonly everyMs?: number;
  readonly clock?: Clock;
}

export interface Settled {
  /** What was still under way at the end of the wait; empty when the system came to rest. */
  readonly underWay: readonly string[];
  readonly waitedMs: number;
  /** One per invariant, in their order: all are read, whatever the first one says. */
  readonly invariants: readonly InvariantResult[];
}

/** Waits until the system is at rest, then reads all invariants; it reads them too when rest does not come. */
export async function settle(options: SettleOptions): Promise<Settled> {
  const { invariants, atRest, withinMs = restMs, everyMs = 250, clock = systemClock, ...context } = options;
  const startMs = clock.now();
  let underWay = await stillUnderWay(atRest, context);
  while (underWay.length > 0 && clock.now() - startMs < withinMs) {
    await clock.sleep(everyMs, context.signal);
    underWay = await stillUnderWay(atRest, context);
  }
  const waitedMs = clock.now() - startMs;
  return { underWay, waitedMs, invariants: await evaluateInvariants(invariants, context) };
}

/** Reads all invariants as things are now; one that throws is `broken` and hides none of the others. */
export async function evaluateInvariants(
  invariants: readonly Invariant[],
  context: InvariantContext,
): Promise<InvariantResult[]> {
  return Promise.all(
    invariants.map(async (invariant): Promise<InvariantResult> => {
      const { id, title } = invariant;
      try {
        return { id, title, violations: await invariant.check(context) };
      } catch (thrown) {
        return { id, title, violations: [], broken: messageOf(thrown) };
      }
    }),
  );
}

/** Folds what `settle` found: a violation or a system that does not come to rest fails, a broken reading leaves it open. */
export function outcomeOfSettled({ underWay, waitedMs, invariants }: Settled): Outcome {
  const violations = invariants.flatMap(({ id, violations: found }) => found.map((violation) => `${id}: ${violation}`));
  const restless = underWay.map((what) => `not at rest after ${waitedMs} ms: ${what}`);
  const broken = invariants.flatMap(({ id, broken: why }) =>
    why === undefined ? [] : [`${id} could not be read: ${why}`],
  );
  const reason = [...violations, ...restless, ...broken].join('; ');
  if (violations.length + restless.length > 0) return { verdict: 'fail', reason };
  if (broken.length > 0) return { verdict: 'inconclusive', reason };
  if (invariants.length === 0) return { verdict: 'inconclusive', reason: 'no invariant was read' };
  return { verdict: 'pass', reason: `${invariants.length} invariants hold` };
}

/** A probe that breaks (a database is just coming back) is not rest. */
async function stillUnderWay(atRest: AtRest | undefined, context: InvariantContext): Promise<readonly string[]> {
  context.signal.throwIfAborted();
  try {
    return (await atRest?.(context)) ?? [];
  } catch (thrown) {
    return [`cannot tell whether it is at rest: ${messageOf(thrown)}`];
  }
}
