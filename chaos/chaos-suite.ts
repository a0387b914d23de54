import type { Check, Outcome, RunContext, Suite } from '../harness/check/index.ts';
import { EnvironmentError } from '../harness/errors.ts';
import { requireEdge } from './faults/index.ts';
import { type ChaosOptions, checkOptions } from './options.ts';
import type { Scenario } from './scenario/index.ts';

/** Beyond this a scenario is stuck; every wait inside one is bounded, and all of them together take less. */
const timeoutMs = 240_000;

/**
 * The suite of a config's scenarios: one check each, `chaos/<scenario id>`, one after the other on the same system.
 *
 * @throws UsageError SD_SCENARIO_INVALID
 */
export function chaosSuite(options: ChaosOptions): Suite {
  const { scenarios, invariants = [], atRest } = checkOptions(options);
  return {
    name: 'chaos',
    checks: async (context) => {
      const { run } = context;
      const chosen = scenarios.filter(({ plans }) => plans?.includes(run.plan) ?? true);
      const reasons = new Map(chosen.map((scenario) => [scenario.id, whyNot(scenario, context)]));
      // What was wrong before the first scenario is told by it, and what one leaves is not told by the next.
      const shared = { invariants, atRest, known: new Set<string>(), looked: false, lame: undefined };
      return chosen.map((scenario): Check => {
        const reason = reasons.get(scenario.id);
        return {
          id: `chaos/${scenario.id}`,
          title: scenario.title,
          suite: 'chaos',
          timeoutMs,
          run: async (checkContext): Promise<Outcome> => {
            if (reason !== undefined) return { verdict: 'skipped', reason };
            const { runScenario } = await import('./scenario/run-scenario.ts');
            return await runScenario(scenario, checkContext, shared);
          },
        };
      });
    },
  };
}

/**
 * Looks for everything that a scenario names, before any is run.
 *
 * @returns why this system cannot have it done to it; undefined when it can
 * @throws UsageError SD_EDGE_UNKNOWN, SD_SERVICE_UNKNOWN, SD_TOPIC_UNKNOWN
 */
function whyNot({ faults, during = {} }: Scenario, { system }: RunContext): string | undefined {
  const { callsEndWithin = [], failedCallsPerTrace = [], callsPerSecond = [] } = during;
  for (const { edge } of [...callsEndWithin, ...failedCallsPerTrace, ...callsPerSecond])
    requireEdge(system.edges, edge);
  const reasons = faults.flatMap(({ fault }) => {
    try {
      fault.prepare(system, 'dry-run');
      return [];
    } catch (thrown) {
      if (thrown instanceof EnvironmentError) return [thrown.message];
      throw thrown;
    }
  });
  return reasons.length > 0 ? reasons.join(' ') : undefined;
}
