import { inDetail, listed } from './describe-selectors.ts';
import type { VerifiablePact } from './pacts-for-verification.ts';
import { kindOf } from './selector.ts';

/** Told by the verifier before or after it verifies a pact. Both values are strings: clients drop the whole answer otherwise. */
export interface VerificationNotice {
  readonly when: 'before_verification' | `after_verification:success_${boolean}_published_${boolean}`;
  readonly text: string;
}

const readMorePending = 'Read more at https://docs.pact.io/go/pending';
const readMoreWip = 'Read more at https://docs.pact.io/go/wip';
const deprecated =
  'WARNING - this version of the Pact library uses a beta version of the API which will be removed in the future. Please upgrade your Pact library. See https://docs.pact.io/pact_broker/advanced_topics/provider_verification_results/#pacts-for-verification for minimum required versions.';

/** Word for word upstream's (pacts/verifiable_pact_messages.rb, build_verifiable_pact_notices.rb). */
export function verificationNotices(
  verifiable: VerifiablePact,
  pactUrl: string,
  options: { readonly deprecated: boolean; readonly includePending: boolean },
): VerificationNotice[] {
  return [
    ...(options.deprecated ? [before(deprecated)] : []),
    before(verifiable.wip ? inProgressReason(verifiable, pactUrl) : inclusionReason(verifiable, pactUrl)),
    ...(options.includePending ? pendingNotices(verifiable) : []),
  ];
}

const before = (text: string): VerificationNotice => ({ when: 'before_verification', text });

function inclusionReason({ selectors, provider }: VerifiablePact, pactUrl: string): string {
  const [version, criterion] =
    selectors.length === 1 ? ['the consumer version', 'criterion'] : ['the consumer versions', 'criteria'];
  const details = inDetail(selectors, provider.name).map((detail) => `    * ${detail}`);
  return `The pact at ${pactUrl} is being verified because the pact content belongs to ${version} matching the following ${criterion}:\n${details.join('\n')}`;
}

function inProgressReason(verifiable: VerifiablePact, pactUrl: string): string {
  const { pact, selectors } = verifiable;
  const named = (kind: 'branchHead' | 'latestWithTag') => selectors.filter((selector) => kindOf(selector) === kind);
  const branches = [...new Set(named('branchHead').map(({ branch = '' }) => branch))];
  const tags = [...new Set(named('latestWithTag').map(({ tag = '' }) => tag))];
  const from = [
    ...(branches.length > 0 ? [`from ${branches.length === 1 ? 'branch' : 'branches'} ${quoted(branches)}`] : []),
    ...(tags.length > 0 ? [`tagged with ${quoted(tags)}`] : []),
  ].join(' and ');
  const versions = tags.length === 1 || branches.length === 1 ? 'version' : 'versions';
  return `The pact at ${pactUrl} is being verified because it is a 'work in progress' pact (ie. it is the pact for the latest ${versions} of ${pact.consumerName} ${from}${sameContent(selectors.length)} and it has not yet been successfully verified by ${pendingVersions(verifiable, 'a')} when the pact's application version was explicitly specified in the consumer version selectors). ${readMoreWip}`;
}

const sameContent = (count: number): string => {
  if (count === 1) return '';
  return count === 2 ? ' (both have the same content)' : ' (all have the same content)';
};

function pendingNotices(verifiable: VerifiablePact): VerificationNotice[] {
  const { pending, provider } = verifiable;
  if (!pending) return [];
  if (!pending.pending)
    return [
      before(
        `This pact has previously been successfully verified by ${verifiedVersions(verifiable)}. If this verification fails, it will fail the build. ${readMorePending}`,
      ),
    ];
  const any = pendingVersions(verifiable, 'any');
  const withTags = ['', 'with this tag '][pending.pendingTags.length] ?? 'with these tags ';
  const stillPending = `This pact is still in pending state for ${any} as a successful verification result ${withTags}has not yet been published`;
  return [
    before(pendingReason(verifiable)),
    after(
      true,
      false,
      `This pact is still in pending state for ${any} as the successful verification results ${withTags}have not yet been published.`,
    ),
    after(false, false, stillPending),
    after(
      true,
      true,
      `This pact is no longer in pending state for ${any}, as a successful verification result ${withTags}has been published. If a verification for a version of ${provider.name} ${withTags}fails in the future, it will fail the build. ${readMorePending}`,
    ),
    after(false, true, stillPending),
  ];
}

const after = (success: boolean, published: boolean, text: string): VerificationNotice => ({
  when: `after_verification:success_${success}_published_${published}`,
  text,
});

function pendingReason(verifiable: VerifiablePact): string {
  const because = verifiable.wip
    ? "it was included as a 'work in progress' pact"
    : `a successful verification result for ${pendingVersions(verifiable, 'a')} has not yet been published`;
  return `This pact is in pending state for this version of ${verifiable.provider.name} because ${because}. If this verification fails, it will not cause the overall build to fail. ${readMorePending}`;
}

function pendingVersions({ provider, pending }: VerifiablePact, article: 'a' | 'any'): string {
  if (provider.branch !== undefined) return `${article} version of ${provider.name} from branch '${provider.branch}'`;
  return tagged(provider.name, pending?.pendingTags ?? [], article, `${article} versions`);
}

function verifiedVersions({ provider, pending }: VerifiablePact): string {
  if (provider.branch !== undefined) return `a version of ${provider.name} from branch '${provider.branch}'`;
  return tagged(provider.name, pending?.verifiedTags ?? [], 'a', 'a version');
}

/** Upstream says "a versions" of several tags. */
function tagged(name: string, tags: readonly string[], article: 'a' | 'any', several: string): string {
  if (tags.length === 0) return name;
  return tags.length === 1
    ? `${article} version of ${name} with tag ${quoted(tags)}`
    : `${several} of ${name} with tag ${quoted(tags)}`;
}

const quoted = (words: readonly string[]): string => listed(words.map((word) => `'${word}'`));
