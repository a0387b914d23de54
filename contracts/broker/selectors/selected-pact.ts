import { inListOrder, type PublishedPact } from '../pacts/index.ts';
import { inNoticeOrder, type ResolvedSelector } from './selector.ts';

/** A content that is to be verified: as its newest selected publication, and why it was selected. */
export interface SelectedPact {
  readonly pact: PublishedPact;
  readonly selectors: readonly ResolvedSelector[];
}

/** The same content is verified once, for all the reasons that there are. */
export function mergeSameContent(selected: readonly SelectedPact[]): SelectedPact[] {
  const byContent = new Map<number, SelectedPact>();
  for (const { pact, selectors } of selected) {
    const found = byContent.get(pact.pactVersionId);
    byContent.set(pact.pactVersionId, {
      pact: found && found.pact.versionId > pact.versionId ? found.pact : pact,
      selectors: [...(found?.selectors ?? []), ...selectors],
    });
  }
  const merged = new Map([...byContent.values()].map((one) => [one.pact, one.selectors]));
  return inListOrder([...merged.keys()]).map((pact) => ({ pact, selectors: inNoticeOrder(merged.get(pact) ?? []) }));
}
