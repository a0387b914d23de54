import type { Check, RunContext, Suite } from '../harness/check/index.ts';
import { checkedProfiles, type LoadOptions } from './load-options.ts';

/**
 * The load suite: every profile of the run's plan is put on the system once, and judged by three checks: its thresholds,
 * what a request cost inside the system, and the invariants afterwards.
 *
 * @throws UsageError SD_LOAD_OPTIONS_INVALID, SD_PROFILE_INVALID
 */
export function loadSuite(options: LoadOptions): Suite {
  const profiles = checkedProfiles(options);
  return {
    name: 'load',
    checks: async (context) => {
      const planned = profiles.filter(({ plans }) => plans.includes(context.run.plan));
      if (planned.length === 0) return [leftOut(context)];
      const { checksOf } = await import('./checks/checks-of.ts');
      return await checksOf(planned, options, context);
    },
  };
}

/** Said aloud: a plan without load is not a load that passed. */
function leftOut({ run }: RunContext): Check {
  const reason = `no load profile is of the plan "${run.plan}"`;
  return {
    id: 'load/left-out',
    title: 'A load profile runs',
    suite: 'load',
    run: async () => ({ verdict: 'skipped', reason }),
  };
}
