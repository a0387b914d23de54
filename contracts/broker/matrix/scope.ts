import type { ResolvedSelector } from './resolved-selector.ts';

/** Versions that some selectors mean: some services' all, and single ones. */
export interface Scope {
  readonly pacticipants: readonly number[];
  readonly versions: readonly number[];
}

export const scopeOf = (selectors: readonly ResolvedSelector[]): Scope => ({
  pacticipants: selectors.flatMap(({ pacticipant, version }) =>
    version === 'all' && pacticipant.id !== undefined ? [pacticipant.id] : [],
  ),
  versions: selectors.flatMap(({ version }) => (typeof version === 'object' ? [version.id] : [])),
});
