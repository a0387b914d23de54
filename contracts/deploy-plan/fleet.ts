import type { Party } from './finding.ts';
import type { PacticipantVersion, PlanInput } from './plan-input.ts';

export interface Change {
  readonly pacticipant: string;
  /** The deployed versions that it replaces; none when it is new there. */
  readonly from: readonly string[];
  readonly to: string;
}

/** Who runs in the environment before, during and after the rollout. */
export interface Fleet {
  /** By pacticipant, in the order of the input. */
  readonly changes: ReadonlyMap<string, Change>;
  /** Changes that have been made already: nothing is to be done for them. */
  readonly alreadyThere: readonly PacticipantVersion[];
  /** What runs from the first step to the last. */
  readonly lasting: readonly Party[];
}

export function fleetOf({ changes, deployed, supported }: PlanInput): Fleet {
  const versionsOf = (list: readonly PacticipantVersion[], name: string) => [
    ...new Set(list.filter(({ pacticipant }) => pacticipant === name).map(({ version }) => version)),
  ];
  const isThere = ({ pacticipant, version }: PacticipantVersion) => {
    const running = versionsOf(deployed, pacticipant);
    return running.length > 0
      ? running.every((other) => other === version)
      : versionsOf(supported, pacticipant).includes(version);
  };
  const due = changes.filter((change) => !isThere(change));
  const changing = new Set(due.map(({ pacticipant }) => pacticipant));
  return {
    changes: new Map(
      due.map(({ pacticipant, version }) => [
        pacticipant,
        { pacticipant, from: versionsOf(deployed, pacticipant), to: version },
      ]),
    ),
    alreadyThere: changes.filter(isThere),
    lasting: [
      ...deployed
        .filter(({ pacticipant }) => !changing.has(pacticipant))
        .map((version): Party => ({ ...version, presence: 'stays' })),
      ...supported.map((version): Party => ({ ...version, presence: 'supported' })),
    ],
  };
}

export const arriving = ({ pacticipant, to }: Change): Party => ({ pacticipant, version: to, presence: 'new' });

export const leaving = ({ pacticipant, from }: Change): Party[] =>
  from.map((version) => ({ pacticipant, version, presence: 'old' }));
