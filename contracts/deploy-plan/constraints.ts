import type { Compatibility } from './compatibility.ts';
import type { Finding } from './finding.ts';
import { arriving, type Change, type Fleet, leaving } from './fleet.ts';

/** Findings by the other pacticipant. */
export type Because = ReadonlyMap<string, readonly Finding[]>;

/** What a change asks of the rollout, whatever its place. */
export interface Constraint {
  readonly change: Change;
  /** Keeps it out of every rollout: it meets these wherever it stands. */
  readonly own: readonly Finding[];
  /** Changes that have to be there first: it cannot meet what they replace, or relies on a pacticipant that is not there. */
  readonly needs: Because;
  /** Changes that it cannot meet: only one of the two can be rolled out. */
  readonly clashes: Because;
}

export type Constraints = ReadonlyMap<string, Constraint>;

/**
 * A step answers for what it brings: no version that it brings may meet one it is not verified with. Whom a change meets depends
 * on its place in one way alone: of any other change it meets the old versions when it goes first, and always the new one. So a
 * rollout is safe exactly when each of its changes stands alone (`own`), none clashes, and what each needs came before.
 */
export function constraintsOf(fleet: Fleet, compatibility: Compatibility, rolling: boolean): Constraints {
  const present = new Set(fleet.lasting.map(({ pacticipant }) => pacticipant));
  const constraintOf = (change: Change): Constraint => {
    const own = arriving(change);
    const others = [...fleet.changes.values()].filter((other) => other !== change);
    const missing = compatibility
      .providersOf(own)
      .filter((provider) => provider !== own.pacticipant && !present.has(provider))
      .filter((provider) => (fleet.changes.get(provider)?.from ?? []).length === 0)
      .map((pacticipant): Finding => ({ kind: 'missing', consumer: own, provider: { pacticipant } }));
    const missingOf = ({ pacticipant }: Change) =>
      missing.filter(({ provider }) => provider.pacticipant === pacticipant);
    // Of itself it meets the old versions in a rolling update alone; itself it meets once, not in both roles.
    const itself = compatibility.finding(own, own);
    return {
      change,
      own: [
        ...compatibility.findings(own, [...fleet.lasting, ...(rolling ? leaving(change) : [])]),
        ...(itself ? [itself] : []),
        ...missing.filter(({ provider }) => !fleet.changes.has(provider.pacticipant)),
      ],
      needs: because(others, (other) => [...missingOf(other), ...compatibility.findings(own, leaving(other))]),
      clashes: because(others, (other) => compatibility.findings(own, [arriving(other)])),
    };
  };
  return new Map([...fleet.changes].map(([name, change]) => [name, constraintOf(change)]));
}

function because(others: readonly Change[], findings: (other: Change) => Finding[]): Because {
  return new Map(
    others.map((other) => [other.pacticipant, findings(other)] as const).filter(([, found]) => found.length > 0),
  );
}
