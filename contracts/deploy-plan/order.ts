import type { Unit } from './units.ts';

/**
 * Units one after the other, each after what it needs; of those that may go, the smallest first, then in the order of the input.
 * What may go stays so while others go first, so no choice is ever regretted.
 */
export function inOrder(units: readonly Unit[]): Unit[] {
  const left = new Set(units);
  const done = new Set<string>();
  const ordered: Unit[] = [];
  while (left.size > 0) {
    const ready = [...left].filter((unit) => mayGo(unit, done)).sort((a, b) => a.members.length - b.members.length);
    const next = ready[0];
    if (!next) throw new Error(`none of ${left.size} units may go: what they need was left out`);
    left.delete(next);
    for (const { change } of next.members) done.add(change.pacticipant);
    ordered.push(next);
  }
  return ordered;
}

function mayGo({ members }: Unit, done: ReadonlySet<string>): boolean {
  const together = new Set(members.map(({ change }) => change.pacticipant));
  return members.every(({ needs }) => [...needs.keys()].every((name) => done.has(name) || together.has(name)));
}
