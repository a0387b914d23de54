import type { Check, PlanName, RunContext, Suite } from '../harness/check/index.ts';
import { checkedOptions, type LoadOptions } from './load-options.ts';

/**
 * The load suite: every profile of the run's plan is put on the system once, and judged by several checks: its thresholds,
 * what a request cost inside the system, and the invariants afterwards; then crowds come.
 *
 * @throws UsageError SD_LOAD_OPTIONS_INVALID, SD_PROFILE_INVALID, SD_CROWD_INVALID
 */
export function loadSuite(options: LoadOptions): Suite {
  const { profiles, crowds, ...rest } = checkedOptions(options);
  return {
    name: 'load',
    checks: async (context) => {
      const planned = <Each extends { readonly plans: readonly PlanName[] }>(all: readonly Each[]) =>
        all.filter(({ plans }) => plans.includes(context.run.plan));
      const inPlan = { ...rest, profiles: planned(profiles), crowds: planned(crowds) };
      if (inPlan.profiles.length + inPlan.crowds.length === 0) return [leftOut(context)];
      const { checksOf } = await import('./checks/checks-of.ts');
      return await checksOf(inPlan, context);
    },
  };
}

/** Said aloud: a plan without load is not a load that passed. */
function leftOut({ run }: RunContext): Check {
  const reason = `no load is of the plan "${run.plan}"`;
  return {
    id: 'load/left-out',
    title: 'The system is put under load',
    suite: 'load',
    run: async () => ({ verdict: 'skipped', reason }),
  };
}
