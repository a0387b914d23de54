import { meansAllVersions, type Selector } from './selector.ts';

/** One version that a selector means; or all of a service's; or the fact that it means none. */
export interface ResolvedSelector {
  readonly selector: Selector;
  /** Asked for, or found for those that what was asked for works with. */
  readonly kind: 'specified' | 'inferred' | 'ignored';
  readonly pacticipant: { readonly id: number | undefined; readonly name: string };
  readonly version: { readonly id: number; readonly number: string } | 'all' | 'none';
  /** The branch that was meant, by its name or as the main branch. */
  readonly branch: string | undefined;
  readonly oneOfMany: boolean;
  /** Not to be minded, by the wish of whoever asks. */
  readonly ignore: boolean;
}

/** Whether a selector means this version of this service; one that means all versions also covers what has none. */
export const covers = (
  { pacticipant, selector, version }: ResolvedSelector,
  pacticipantId: number,
  versionId: number | undefined,
): boolean =>
  pacticipant.id === pacticipantId &&
  (meansAllVersions(selector) || (typeof version === 'object' && version.id === versionId));
