import { inNoticeOrder, kindOf, type ResolvedSelector, type SelectorKind } from './selector.ts';

/** For a list and, with some clients, for the names of tests: brief. */
export const briefly = (selectors: readonly ResolvedSelector[]): string => selectors.map(brief).join(', ');

function brief(selector: ResolvedSelector): string {
  const { branch, fallbackBranch, tag, fallbackTag, consumer, foundIn, fellBack } = selector;
  const inBrief: Readonly<Record<SelectorKind, string>> = {
    overallLatest: 'latest',
    mainBranch: 'latest from main branch',
    branchHead: `latest from branch ${fellBack ? fallbackBranch : branch}`,
    latestWithTag: `latest with tag ${fellBack ? fallbackTag : tag}`,
    allWithTag: consumer === undefined ? `one of ${tag}` : `one of ${consumer} ${tag}`,
    deployed: `deployed to ${foundIn?.name}`,
    released: `released in ${foundIn?.name}`,
    inEnvironment: `in environment ${foundIn?.name}`,
  };
  return inBrief[kindOf(selector)];
}

/** One line for each reason; what is deployed or released in several environments is told in one. */
export function inDetail(selectors: readonly ResolvedSelector[], providerName: string): string[] {
  const byKind = Map.groupBy(inNoticeOrder(selectors), kindOf);
  return [...byKind].flatMap(([kind, same]) => {
    if (kind === 'deployed') return inEnvironments(same, 'currently deployed to');
    if (kind === 'released') return inEnvironments(same, 'released and supported in');
    return same.map((selector) => `${detail(selector, providerName)} (${selector.versionNumber})`);
  });
}

function detail(selector: ResolvedSelector, providerName: string): string {
  const { branch, fallbackBranch, tag, fallbackTag, consumer, foundIn, fellBack, mainBranchName } = selector;
  const version = consumer === undefined ? 'version' : `version of ${consumer}`;
  switch (kindOf(selector)) {
    case 'mainBranch':
      return `latest ${version} from the main branch '${mainBranchName}'`;
    case 'branchHead':
      return fellBack
        ? `latest ${version} from branch '${fallbackBranch}' (fallback branch used as no pact was found from branch '${branch}')`
        : `latest ${version} from branch '${branch}'`;
    case 'latestWithTag':
      return fellBack
        ? `latest ${version} tagged '${fallbackTag}' (fallback tag used as no pact was found with tag '${tag}')`
        : `latest ${version} tagged '${tag}'`;
    case 'allWithTag':
      return consumer === undefined
        ? `all consumer versions tagged '${tag}'`
        : `all ${consumer} versions tagged '${tag}'`;
    case 'inEnvironment':
      return `${consumer ?? 'a consumer'} version in environment ${foundIn?.name}`;
    default:
      return `latest version of ${consumer ?? 'a consumer'} that has a pact with ${providerName}`;
  }
}

const inEnvironments = (selectors: readonly ResolvedSelector[], how: string): string[] =>
  [...Map.groupBy(selectors, ({ consumer }) => consumer)].map(([consumer, same]) => {
    const versions = consumer === undefined ? 'consumer version(s)' : `version(s) of ${consumer}`;
    return `${versions} ${how} ${listed(same.map(({ foundIn, versionNumber }) => `${foundIn?.name} (${versionNumber})`))}`;
  });

/** `a, b and c` */
export const listed = (words: readonly string[]): string =>
  [...(words.length > 2 ? [words.slice(0, -2).join(', ')] : []), words.slice(-2).join(' and ')].join(', ');
