import type { Compatibility } from './compatibility.ts';
import type { Because, Step } from './deploy-plan.ts';
import type { Fleet } from './fleet.ts';
import { judgeStep } from './judge-step.ts';
import type { Unit } from './units.ts';
import { listed, newName, sentencesOf } from './words.ts';

/** @throws Error when a step is not safe: the planner is wrong then, and its plan must not be followed */
export function stepsOf(
  ordered: readonly Unit[],
  fleet: Fleet,
  compatibility: Compatibility,
  rolling: boolean,
  environment: string,
): Step[] {
  const done = new Set<string>();
  return ordered.map((unit, index) => {
    const changes = unit.members.map(({ change }) => change);
    const { verifiedPairs, findings } = judgeStep(changes, done, fleet, compatibility, rolling);
    if (findings.length > 0) throw new Error(`step ${index + 1} is not safe: ${sentencesOf(findings, environment)}`);
    for (const { pacticipant } of changes) done.add(pacticipant);
    const because = [...together(unit, environment), ...neededBy(unit, ordered.slice(index + 1), environment)];
    return { changes, verifiedPairs, because };
  });
}

function together({ members }: Unit, environment: string): Because[] {
  if (members.length === 1) return [];
  const names = new Set(members.map(({ change }) => change.pacticipant));
  const findings = members.flatMap(({ needs }) =>
    [...needs].flatMap(([name, found]) => (names.has(name) ? found : [])),
  );
  const text = `${listed(members.map(({ change }) => newName(change)))} have to change at the same time`;
  return [{ findings, text: `${text}: ${sentencesOf(findings, environment)}` }];
}

function neededBy({ members }: Unit, later: readonly Unit[], environment: string): Because[] {
  return members.flatMap(({ change }) =>
    later
      .flatMap((unit) => unit.members)
      .flatMap((other) => {
        const findings = other.needs.get(change.pacticipant);
        if (!findings) return [];
        const text = `${newName(other.change)} needs ${newName(change)} first`;
        return [{ findings, text: `${text}: ${sentencesOf(findings, environment)}` }];
      }),
  );
}
