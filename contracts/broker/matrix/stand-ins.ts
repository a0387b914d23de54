import type { Integration } from './integrations.ts';
import type { ResolvedSelector } from './resolved-selector.ts';
import type { MatrixRow, Version } from './rows.ts';

type Named = { readonly id: number; readonly name: string };

/**
 * Finds the selector that a service of a row, or of an integration, was asked for with. Where several were, or none was, the first
 * row that has the service stands in, so that a sentence can be made; upstream: `selector_for` and its dummy selectors.
 */
export function selectorFinder(
  selectors: readonly ResolvedSelector[],
  rows: readonly MatrixRow[],
  integrations: readonly Integration[],
): (pacticipant: Named, version?: Version) => ResolvedSelector {
  const standIns = new Map<number, ResolvedSelector>();
  const standIn = (pacticipant: Named, version: Version | 'all') => {
    if (!standIns.has(pacticipant.id)) standIns.set(pacticipant.id, asSelector(pacticipant, version));
  };
  for (const { consumer, provider } of rows) {
    standIn(consumer, consumer.version);
    standIn(provider, provider.version ?? 'all');
  }
  for (const { consumer, provider } of integrations) {
    standIn(consumer, 'all');
    standIn(provider, 'all');
  }
  const byPacticipant = Map.groupBy(selectors, ({ pacticipant }) => pacticipant.id);
  return (pacticipant, version) => {
    const found = byPacticipant.get(pacticipant.id) ?? [];
    const [only] = found;
    if (only && found.length === 1) return only;
    const exact = version && found.find((selector) => numberOf(selector) === version.number);
    return exact ?? standIns.get(pacticipant.id) ?? asSelector(pacticipant, 'all');
  };
}

const numberOf = ({ version, selector }: ResolvedSelector): string | undefined =>
  typeof version === 'object' ? version.number : version === 'none' ? selector.version : undefined;

const asSelector = (pacticipant: Named, version: Version | 'all'): ResolvedSelector => ({
  selector: {},
  kind: 'inferred',
  pacticipant,
  version,
  branch: undefined,
  oneOfMany: false,
  ignore: false,
});
