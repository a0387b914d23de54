import type { Constraint } from './constraints.ts';
import type { LeftOut, Reason } from './deploy-plan.ts';
import type { Finding } from './finding.ts';
import { meetsTheOld, type Unit } from './units.ts';
import { listed, newName, sentencesOf } from './words.ts';

/** Why each of `left` is left out, when `kept` are rolled out. */
export function reasonsFor(
  left: readonly Unit[],
  kept: readonly Unit[],
  rolling: boolean,
  environment: string,
): LeftOut[] {
  const going = new Set(kept.flatMap(({ members }) => members.map(({ change }) => change.pacticipant)));
  const changes = new Map(
    [...left, ...kept].flatMap(({ members }) => members.map(({ change }) => [change.pacticipant, change] as const)),
  );
  return left.flatMap((unit) =>
    unit.members.map((member) => ({ change: member.change, reasons: reasonsOf(member, unit) })),
  );

  /** The nearest to the root: what it waits for is told only of a change that could go otherwise. */
  function reasonsOf(member: Constraint, unit: Unit): Reason[] {
    const { change, own, needs, clashes } = member;
    const name = newName(change);
    const other = (pacticipant: string) => newName(changes.get(pacticipant) ?? { pacticipant, from: [], to: '' });
    const together = new Set(unit.members.map(({ change: { pacticipant } }) => pacticipant));
    const circle = rolling ? circleOf(unit) : [];
    const choices: Reason[][] = [
      own.length > 0 ? [{ kind: 'stands-alone', others: [], findings: own, text: sentencesOf(own, environment) }] : [],
      circle.includes(member) ? [circleReason(circle, member)] : [],
      [...clashes]
        .filter(([pacticipant]) => going.has(pacticipant) || together.has(pacticipant))
        .map(([pacticipant, findings]) => ({
          kind: 'clash',
          others: [pacticipant],
          findings,
          text: `${name} and ${other(pacticipant)} cannot both go: ${sentencesOf(findings, environment)}`,
        })),
      [...needs]
        .filter(([pacticipant]) => !going.has(pacticipant))
        .map(([pacticipant, findings]) => ({
          kind: 'waits',
          others: [pacticipant],
          findings,
          text: `${name} needs ${other(pacticipant)} first, which is left out: ${sentencesOf(findings, environment)}`,
        })),
    ];
    return choices.find((reasons) => reasons.length > 0) ?? [];
  }

  function circleReason(circle: readonly Constraint[], member: Constraint): Reason {
    const findings = edgesOf(circle).flatMap(([one, next]) => findingsBetween(one, next));
    const names = listed(circle.map(({ change }) => newName(change)));
    const each = circle.length === 2 ? 'each need the other first' : 'need each other first, in a circle';
    return {
      kind: 'circle',
      others: circle.filter((one) => one !== member).map(({ change }) => change.pacticipant),
      findings,
      text: `${names} ${each}, and in a rolling update none can be: ${sentencesOf(findings, environment)}`,
    };
  }
}

/** The shortest circle of needs in which one may not meet the old version of the next; empty when there is none. */
function circleOf({ members }: Unit): Constraint[] {
  const next = (one: Constraint) => members.filter(({ change }) => one.needs.has(change.pacticipant));
  const circles = members.flatMap((one) =>
    next(one)
      .filter((other) => findingsBetween(one, other).some(meetsTheOld))
      .map((other) => [one, ...shortestPath(other, one, next).slice(0, -1)]),
  );
  return circles.sort((a, b) => a.length - b.length)[0] ?? [];
}

function shortestPath<T>(from: T, to: T, next: (node: T) => readonly T[]): T[] {
  const paths = new Map([[from, [from]]]);
  for (const [node, path] of paths) {
    if (node === to) return path;
    for (const other of next(node)) if (!paths.has(other)) paths.set(other, [...path, other]);
  }
  return [];
}

const edgesOf = (circle: readonly Constraint[]): (readonly [Constraint, Constraint])[] =>
  circle.flatMap((one, index) => {
    const next = circle[(index + 1) % circle.length];
    return next ? [[one, next] as const] : [];
  });

const findingsBetween = (one: Constraint, next: Constraint): readonly Finding[] =>
  one.needs.get(next.change.pacticipant) ?? [];
