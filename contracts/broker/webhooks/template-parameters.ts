import { links } from '../http/index.ts';
import { encode } from '../pacts/index.ts';
import type { Occasion, PactFacts } from './occasion.ts';

/** What is known of the event itself; kept with the webhook that it triggered, and shown in its log. */
export interface EventContext {
  readonly base_url: string;
  readonly event_name: string;
  /** Of a provider's version that a contract has yet to be verified by. */
  readonly provider_version_number?: string;
  readonly provider_version_branch?: string;
  readonly provider_version_descriptions?: readonly string[];
  readonly currently_deployed_provider_version_number?: string;
  /** Of one of several consumer versions with the same content. */
  readonly consumer_version_number?: string;
  readonly consumer_version_tags?: readonly string[];
}

/** The values of upstream's 20 parameters (`webhooks/pact_and_verification_parameters.rb`). */
export function templateParameters({ pact, verification }: Occasion, context: EventContext) {
  const status = (success: string, failure: string, pending: string): string =>
    verification === undefined ? pending : verification.success ? success : failure;
  const { base_url: base } = context;
  return {
    'pactbroker.consumerName': pact?.consumer ?? '',
    'pactbroker.providerName': pact?.provider ?? '',
    'pactbroker.consumerVersionNumber': context.consumer_version_number ?? pact?.consumerVersion.number ?? '',
    'pactbroker.providerVersionNumber': context.provider_version_number ?? verification?.providerVersion.number ?? '',
    'pactbroker.providerVersionTags': list(verification?.providerVersion.tags),
    'pactbroker.providerVersionDescriptions': list(context.provider_version_descriptions),
    'pactbroker.providerVersionBranch': context.provider_version_branch ?? verification?.providerVersion.branch ?? '',
    'pactbroker.consumerVersionTags': list(context.consumer_version_tags ?? pact?.consumerVersion.tags),
    'pactbroker.consumerVersionBranch': pact?.consumerVersion.branch ?? '',
    'pactbroker.pactUrl': pact ? pactUrl(pact, base) : '',
    'pactbroker.verificationResultUrl': verification
      ? links.verificationResult(
          base,
          verification.provider,
          verification.consumer,
          verification.sha,
          verification.number,
        )
      : '',
    'pactbroker.githubVerificationStatus': status('success', 'failure', 'pending'),
    'pactbroker.bitbucketVerificationStatus': status('SUCCESSFUL', 'FAILED', 'INPROGRESS'),
    'pactbroker.azureDevOpsVerificationStatus': status('succeeded', 'failed', 'pending'),
    'pactbroker.gitlabVerificationStatus': status('success', 'failed', 'pending'),
    'pactbroker.consumerLabels': list(pact?.consumerLabels),
    'pactbroker.providerLabels': list(pact?.providerLabels),
    'pactbroker.eventName': context.event_name,
    'pactbroker.buildUrl': buildUrl({ pact, verification }, context),
    'pactbroker.currentlyDeployedProviderVersionNumber': context.currently_deployed_provider_version_number ?? '',
  };
}

export const deployedProviderVersion = 'pactbroker.currentlyDeployedProviderVersionNumber';

const list = (names: readonly string[] | undefined): string => names?.join(', ') ?? '';

/** Of the build that published what the event is about. */
const buildUrl = ({ pact, verification }: Occasion, { event_name: event }: EventContext): string =>
  (event.startsWith('provider_verification') ? verification?.buildUrl : pact?.buildUrl) ?? '';

/**
 * Says whose content it is, so that a result that comes back is told of for the right commit. Upstream adds `w=true`, which its own
 * reader takes for "work in progress"; a pact that a webhook hands out is not.
 */
function pactUrl({ provider, consumer, consumerVersion, sha }: PactFacts, base: string): string {
  const tags = consumerVersion.tags.map((tag) => ['cvt[]', tag] as const);
  const metadata = encode([['cvn', consumerVersion.number], ...tags]);
  return `${links.pactVersion(base, provider, consumer, sha)}/metadata/${metadata}`;
}
