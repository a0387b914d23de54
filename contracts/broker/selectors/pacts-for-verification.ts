import type { Database } from '../database/index.ts';
import type { Pacticipant } from '../pacticipants/index.ts';
import { type Pending, type ProviderVersion, pendingFor } from './pending.ts';
import { selectPactsFor } from './select-pacts.ts';
import type { SelectedPact } from './selected-pact.ts';
import type { Selector } from './selector.ts';
import { workInProgress } from './work-in-progress.ts';

/** A pact to verify, and how its failure is to be taken. */
export interface VerifiablePact extends SelectedPact {
  readonly wip: boolean;
  /** Undefined when nobody asked; work in progress always is. */
  readonly pending: Pending | undefined;
  readonly provider: Pick<ProviderVersion, 'branch'> & { readonly name: string };
}

/** What a provider's build asks for. */
export interface VerificationQuery {
  readonly provider: ProviderVersion;
  readonly selectors: readonly Selector[];
  readonly includePending: boolean;
  /** ISO 8601; undefined is no work in progress. */
  readonly includeWipSince: string | undefined;
}

/** Those that were asked for, then what is in progress. */
export function pactsForVerification(
  database: Database,
  provider: Pick<Pacticipant, 'id' | 'name'>,
  query: VerificationQuery,
): VerifiablePact[] {
  const who = { name: provider.name, branch: query.provider.branch };
  const selected = selectPactsFor(database, provider, query.selectors);
  const explicit = selected.map((one) => ({
    ...one,
    wip: false,
    pending: query.includePending ? pendingFor(database, one.pact, query.provider) : undefined,
    provider: who,
  }));
  if (query.includeWipSince === undefined) return explicit;
  const inProgress = workInProgress(database, provider, query.provider, selected, query.includeWipSince);
  return [
    ...explicit,
    ...inProgress.map(({ pendingTags, ...one }) => ({
      ...one,
      wip: true,
      pending: { pending: true, pendingTags, verifiedTags: [] },
      provider: who,
    })),
  ];
}
