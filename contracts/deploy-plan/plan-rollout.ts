import { Compatibility } from './compatibility.ts';
import { constraintsOf } from './constraints.ts';
import type { DeployPlan } from './deploy-plan.ts';
import { sentenceOf } from './finding.ts';
import { fleetOf } from './fleet.ts';
import { type Candidate, largestSet } from './largest-set.ts';
import { inOrder } from './order.ts';
import { checkPlanInput, type PlanInput } from './plan-input.ts';
import { reasonsFor } from './reasons.ts';
import { standingFindings } from './standing.ts';
import { stepsOf } from './steps.ts';
import { type Unit, unitsOf } from './units.ts';
import { listed, newName } from './words.ts';

export interface PlanOptions {
  /** Old and new versions of a step run side by side (default); otherwise the old ones stop before the new ones start. */
  readonly rolling?: boolean;
  /** Choices of what to leave out that are followed before the plan says that fewer might do. */
  readonly branches?: number;
}

/**
 * A safe order to roll the changes out in, or the fewest to leave out.
 *
 * - A step changes one pacticipant, or the smallest set of them that has to change at the same time. While it is made there run:
 *   the new versions of this step and of those before, the old versions of all others, what does not change, what was released and
 *   is still supported, and in a rolling update the old versions of the step itself.
 * - A step is safe when every version that it brings may meet whoever runs then: for each pact between the two there is a
 *   successful verification. Not verified is not safe. Each version that it brings also finds every pacticipant it has a pact with.
 * - So a step answers for what it brings, as can-i-deploy does, and not for what was wrong before: production that is broken today
 *   could not be mended otherwise. If nothing was wrong before, nothing is at any moment; what was wrong is told as `standing`.
 * - What is left out stays at its old version.
 *
 * @throws UsageError SD_PLAN_INVALID
 */
export function planRollout(input: PlanInput, { rolling = true, branches = 20_000 }: PlanOptions = {}): DeployPlan {
  checkPlanInput(input);
  const { environment } = input;
  const fleet = fleetOf(input);
  const compatibility = new Compatibility(input.pacts);
  const units = unitsOf(constraintsOf(fleet, compatibility, rolling), rolling);
  const { kept, largest } = largestSet(candidatesOf(units), branches);
  const going = units.filter((_, index) => kept.has(index));
  const left = units.filter((_, index) => !kept.has(index));
  const leaveOut = reasonsFor(left, going, rolling, environment);
  const steps = stepsOf(inOrder(going), fleet, compatibility, rolling, environment);
  const common = {
    environment,
    rolling,
    steps,
    alreadyThere: fleet.alreadyThere,
    standing: standingFindings(fleet, compatibility).map((finding) => ({
      text: sentenceOf(finding, environment),
      findings: [finding],
    })),
  };
  const total = fleet.changes.size;
  if (leaveOut.length === 0)
    return { ...common, kind: 'rollout', explanation: allGo(total, steps.length, environment) };
  const instead = rolling ? planRollout(input, { rolling: false, branches }) : undefined;
  const names = listed(leaveOut.map(({ change }) => newName(change)));
  return {
    ...common,
    kind: 'blocked',
    leaveOut,
    smallest: largest,
    withoutRolling: instead && leftOutOf(instead) < leaveOut.length ? instead : undefined,
    explanation: `${leaveOut.length} of ${total} changes cannot be rolled out to ${environment} now: ${names}`,
  };
}

function candidatesOf(units: readonly Unit[]): Candidate[] {
  const unitOf = new Map(
    units.flatMap(({ members }, index) => members.map(({ change }) => [change.pacticipant, index] as const)),
  );
  const places = (names: Iterable<string>) => [...names].flatMap((name) => unitOf.get(name) ?? []);
  return units.map(({ members, stuck }, index) => ({
    weight: members.length,
    stuck,
    needs: members.flatMap(({ needs }) => places(needs.keys())).filter((at) => at !== index),
    clashes: members.flatMap(({ clashes }) => places(clashes.keys())),
  }));
}

const leftOutOf = (plan: DeployPlan): number => (plan.kind === 'blocked' ? plan.leaveOut.length : 0);

function allGo(changes: number, steps: number, environment: string): string {
  if (changes === 0) return `nothing is to be rolled out to ${environment}`;
  return `${changes === 1 ? 'the change' : `all ${changes} changes`} can be rolled out to ${environment} in ${steps} ${steps === 1 ? 'step' : 'steps'}`;
}
