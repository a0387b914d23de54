import type { Check } from '../../harness/check/index.ts';
import { type AtRest, type Invariant, outcomeOfSettled, settle } from '../../synthetic/index.ts';
import { k6TimeLimitMs } from '../k6/script.ts';
import type { MeasuredLoad } from '../measured-load.ts';
import type { Profile } from '../profile.ts';

const settleWithinMs = 45_000;

/** After the load the system comes to rest, and what must always hold of it holds. */
export function invariantsCheck(
  profile: Profile,
  { invariants, atRest }: { readonly invariants: readonly Invariant[]; readonly atRest?: AtRest | undefined },
  load: MeasuredLoad,
): Check {
  return {
    id: `load/${profile.id}/invariants`,
    title: `The system comes to rest and its invariants hold after the load ${profile.id}`,
    suite: 'load',
    timeoutMs: k6TimeLimitMs(profile) + settleWithinMs + 60_000,
    run: async (context) => {
      const { run } = await load.first(context);
      if (run.allRequests.length === 0)
        return { verdict: 'inconclusive', reason: 'no request was sent: nothing was put under load' };
      const { system, signal, clock } = context;
      const acknowledged = load.acknowledged();
      const settled = await settle({
        ...{ invariants, system, signal, clock, acknowledged, withinMs: settleWithinMs },
        ...(atRest ? { atRest } : {}),
      });
      return outcomeOfSettled(settled);
    },
  };
}
