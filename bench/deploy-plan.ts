import fc from 'fast-check';
import { planRollout } from '../contracts/deploy-plan/index.ts';
import { disagreements } from '../contracts/deploy-plan/testing/disagreements.ts';
import { hardInput } from '../contracts/deploy-plan/testing/hard-input.ts';
import { planInputs } from '../contracts/deploy-plan/testing/plan-inputs.ts';
import { median } from './median.ts';

/**
 * `node bench/deploy-plan.ts [instances] [seed]`: the planner against brute force for up to 8 changes, then how long it takes for
 * many. Ends with 1 at the first disagreement, with the input that shows it.
 */
const instances = Number(process.argv[2] ?? 2_000);
const seed = Number(process.argv[3] ?? 1);

const kinds = new Map<string, number>();
for (const rolling of [true, false]) {
  for (const input of fc.sample(planInputs(8), { numRuns: instances, seed })) {
    const wrong = disagreements(input, rolling);
    if (wrong.length > 0) {
      console.error(JSON.stringify({ rolling, wrong, input }, undefined, 2));
      process.exit(1);
    }
    const { kind, steps } = planRollout(input, { rolling });
    const together = steps.some(({ changes }) => changes.length > 1) ? ', some together' : '';
    const name = `${rolling ? 'rolling' : 'at once'}: ${kind}${together}`;
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
  }
}
console.log(`planner and brute force agree on ${2 * instances} environments with up to 8 changes (seed ${seed})`);
console.table(Object.fromEntries([...kinds].sort()));

const rows = [10, 20, 40, 80, 160].map((changes) => {
  const runs = Array.from({ length: 9 }, (_, run) => {
    const input = hardInput(changes, seed + run);
    const start = performance.now();
    const plan = planRollout(input);
    const ms = performance.now() - start;
    return { ms, proven: plan.kind === 'rollout' || plan.smallest };
  });
  const times = runs.map(({ ms }) => ms);
  return {
    changes,
    'median ms': Math.round(median(times)),
    'longest ms': Math.round(Math.max(...times)),
    'proven smallest': `${runs.filter(({ proven }) => proven).length} of ${runs.length}`,
  };
});
console.table(rows);
