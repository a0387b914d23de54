import type { Constraint, Constraints } from './constraints.ts';
import type { Finding } from './finding.ts';
import { strongComponents } from './strong-components.ts';

/** Changes that need each other first, so that they go in one step or not at all; mostly a single one. */
export interface Unit {
  /** In the order of the input. */
  readonly members: readonly Constraint[];
  /** Cannot be rolled out, whatever the others do. */
  readonly stuck: boolean;
}

/**
 * In a rolling update old and new of a whole step run side by side: members that need each other because they cannot meet the old
 * versions are stuck. Members that only wait for each other to be there at all may come together.
 */
export function unitsOf(constraints: Constraints, rolling: boolean): Unit[] {
  const needs = (name: string) => [...(constraints.get(name)?.needs.keys() ?? [])];
  const position = new Map([...constraints.keys()].map((name, index) => [name, index]));
  const place = (name: string) => position.get(name) ?? 0;
  return strongComponents(constraints.keys(), needs)
    .map((names) => names.sort((a, b) => place(a) - place(b)).flatMap((name) => constraints.get(name) ?? []))
    .map((members) => ({ members, stuck: isStuck(members, rolling) }))
    .sort((a, b) => firstPlace(a) - firstPlace(b));

  function firstPlace({ members }: { readonly members: readonly Constraint[] }): number {
    return Math.min(...members.map(({ change }) => place(change.pacticipant)));
  }
}

function isStuck(members: readonly Constraint[], rolling: boolean): boolean {
  const names = members.map(({ change }) => change.pacticipant);
  return members.some(
    ({ own, needs, clashes }) =>
      own.length > 0 ||
      names.some((name) => clashes.has(name) || (rolling && (needs.get(name) ?? []).some(meetsTheOld))),
  );
}

export const meetsTheOld = ({ kind }: Finding): boolean => kind !== 'missing';
