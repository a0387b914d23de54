/** Which consumer versions' pacts a provider wants to verify, as the request says it. */
export interface Selector {
  readonly mainBranch?: true;
  /** The branch of the provider's build. */
  readonly matchingBranch?: true;
  /** True is the head of every branch. */
  readonly branch?: string | true;
  readonly fallbackBranch?: string;
  readonly tag?: string;
  readonly fallbackTag?: string;
  /** The newest version alone; branches always mean their heads. */
  readonly latest?: boolean;
  readonly deployed?: true;
  readonly released?: true;
  readonly environment?: string;
  readonly consumer?: string;
}

/** A selector with a version that it chose. */
export interface ResolvedSelector extends Omit<Selector, 'branch'> {
  readonly branch?: string;
  readonly versionId: number;
  readonly versionNumber: string;
  /** The head of the consumer's main branch was asked for, and this is its name. */
  readonly mainBranchName?: string;
  /** Where the version is deployed or released. */
  readonly foundIn?: { readonly name: string; readonly production: boolean };
  /** Nothing was found for the tag or branch itself. */
  readonly fellBack?: true;
}

/** What is asked for: each has its own way to find pacts, its words, and its place in a list. */
export type SelectorKind =
  | 'overallLatest'
  | 'branchHead'
  | 'latestWithTag'
  | 'allWithTag'
  | 'deployed'
  | 'released'
  | 'inEnvironment'
  | 'mainBranch';

export function kindOf(selector: Selector): SelectorKind {
  if (selector.mainBranch) return 'mainBranch';
  if (selector.branch !== undefined) return 'branchHead';
  if (selector.deployed) return 'deployed';
  if (selector.released) return 'released';
  if (selector.environment !== undefined) return 'inEnvironment';
  if (selector.tag !== undefined) return selector.latest ? 'latestWithTag' : 'allWithTag';
  return 'overallLatest';
}

const order: readonly SelectorKind[] = [
  'overallLatest',
  'branchHead',
  'latestWithTag',
  'allWithTag',
  'deployed',
  'released',
  'inEnvironment',
  'mainBranch',
];

/** As notices list them (upstream: pacts/selector.rb `<=>`). */
export function inNoticeOrder(selectors: readonly ResolvedSelector[]): ResolvedSelector[] {
  return selectors.toSorted((left, right) => {
    const [kind, other] = [kindOf(left), kindOf(right)];
    return (
      order.indexOf(kind) - order.indexOf(other) ||
      compare(left.branch ?? left.tag, right.branch ?? right.tag) ||
      Number(left.foundIn?.production ?? 0) - Number(right.foundIn?.production ?? 0) ||
      compare(left.foundIn?.name, right.foundIn?.name) ||
      compare(left.consumer, right.consumer) ||
      left.versionId - right.versionId
    );
  });
}

/** What names nothing comes last. */
function compare(left = '\uffff', right = '\uffff'): number {
  return left < right ? -1 : Number(left > right);
}
