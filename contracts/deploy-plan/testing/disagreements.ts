import type { DeployPlan, Reason } from '../deploy-plan.ts';
import type { PlanInput } from '../plan-input.ts';
import { planRollout } from '../plan-rollout.ts';
import { type BruteForce, bruteForce } from './brute-force.ts';

/** How the plan differs from what brute force finds; empty when it does not. */
export function disagreements(input: PlanInput, rolling: boolean): string[] {
  const plan = planRollout(input, { rolling });
  const brute = bruteForce(input, rolling);
  const rolledOut = plan.steps.reduce((sum, { changes }) => sum + changes.length, 0);
  const leftOut = plan.kind === 'blocked' ? plan.leaveOut.length : 0;
  return [
    ...(rolledOut === brute.rollable ? [] : [`rolls out ${rolledOut} of ${brute.rollable}`]),
    ...(rolledOut + leftOut + plan.alreadyThere.length === input.changes.length ? [] : ['loses a change']),
    ...unsafeSteps(plan, brute),
    ...unexplained(plan),
  ];
}

function unsafeSteps({ steps }: DeployPlan, brute: BruteForce): string[] {
  const names = steps.map(({ changes }) => changes.map(({ pacticipant }) => pacticipant));
  return names.flatMap((step, index) => {
    const done = names.slice(0, index).flat();
    const smaller = subsets(names.slice(index).flat()).filter(({ length }) => length < step.length);
    return [
      ...(brute.isSafe(step, done) ? [] : [`step ${index + 1} is not safe`]),
      ...smaller.filter((other) => brute.isSafe(other, done)).map((other) => `step ${index + 1} could be ${other}`),
    ];
  });
}

/** What waits must wait, in the end, for a change that has a reason of its own. */
function unexplained(plan: DeployPlan): string[] {
  if (plan.kind === 'rollout') return [];
  const explained = new Set<string>();
  for (let before = -1; before !== explained.size; ) {
    before = explained.size;
    for (const { change, reasons } of plan.leaveOut) {
      const isRoot = ({ kind, findings, others }: Reason) =>
        findings.length > 0 && (kind !== 'waits' || others.some((other) => explained.has(other)));
      if (reasons.some(isRoot)) explained.add(change.pacticipant);
    }
  }
  return plan.leaveOut
    .filter(({ change }) => !explained.has(change.pacticipant))
    .map(({ change }) => `does not say why ${change.pacticipant} is left out`);
}

function subsets<T>(items: readonly T[]): T[][] {
  const bits = Array.from({ length: 2 ** items.length - 1 }, (_, index) => index + 1);
  return bits.map((set) => items.filter((_, index) => (set & (1 << index)) !== 0));
}
