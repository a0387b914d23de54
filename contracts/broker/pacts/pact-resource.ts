import type { Database } from '../database/index.ts';
import { links } from '../http/index.ts';
import { pactLinks } from './pact-links.ts';
import { contentOf, type PublishedPact, pactName } from './published-pact.ts';

export interface PactResourceOptions {
  readonly base: string;
  /** Comes back with the verification results. */
  readonly metadata?: string | undefined;
  /** The consumer's versions that the pact was selected for, the newest first. */
  readonly consumerVersions?: readonly string[] | undefined;
}

/** The pact as clients verify it: as it was written, with an `_id` for each interaction, and all that can be done with it. */
export const pactResource = (
  database: Database,
  pact: PublishedPact,
  options: PactResourceOptions,
): Record<string, unknown> => ({
  ...contentOf(database, pact),
  createdAt: pact.createdAt,
  _links: linksOf(pact, options),
});

function linksOf(pact: PublishedPact, { base, metadata, consumerVersions }: PactResourceOptions) {
  const { consumerName, providerName, versionNumber, sha } = pact;
  const self = pactLinks.self(base, pact);
  const pair = pactLinks.pair(base, pact);
  const version = links.version(base, consumerName, versionNumber);
  const webhooks = `${base}/webhooks`;
  const [consumer, provider] = [encodeURIComponent(consumerName), encodeURIComponent(providerName)];
  return {
    self: { title: 'Pact', name: pactName(pact), href: self },
    'pb:consumer': { title: 'Consumer', name: consumerName, href: links.pacticipant(base, consumerName) },
    'pb:consumer-version': { title: 'Consumer version', name: versionNumber, href: version },
    ...(consumerVersions && {
      'pb:consumer-versions': consumerVersions.map((number) => ({
        title: 'Consumer version',
        name: number,
        href: links.version(base, consumerName, number),
      })),
    }),
    'pb:provider': { title: 'Provider', name: providerName, href: links.pacticipant(base, providerName) },
    'pb:pact-version': { title: 'Pact content version permalink', name: sha, href: pactLinks.content(base, pact) },
    'pb:latest-pact-version': { title: 'Latest version of this pact', href: pactLinks.latest(base, pact) },
    'pb:all-pact-versions': { title: 'All versions of this pact', href: `${pair}/versions` },
    'pb:latest-untagged-pact-version': {
      title: 'Latest untagged version of this pact',
      href: `${pair}/latest-untagged`,
    },
    'pb:latest-tagged-pact-version': {
      title: 'Latest tagged version of this pact',
      href: `${pair}/latest/{tag}`,
      templated: true,
    },
    'pb:previous-distinct': { title: 'Previous distinct version of this pact', href: `${self}/previous-distinct` },
    'pb:diff-previous-distinct': {
      title: 'Diff with previous distinct version of this pact',
      href: `${self}/diff/previous-distinct`,
    },
    'pb:diff': {
      title: 'Diff with another specified version of this pact',
      href: `${pactLinks.content(base, pact)}/diff/pact-version/{pactVersion}`,
      templated: true,
    },
    'pb:pact-webhooks': {
      title: `Webhooks for the pact between ${consumerName} and ${providerName}`,
      href: `${webhooks}/provider/${provider}/consumer/${consumer}`,
    },
    'pb:consumer-webhooks': {
      title: `Webhooks for all pacts with consumer ${consumerName}`,
      href: `${webhooks}/consumer/${consumer}`,
    },
    'pb:tag-prod-version': {
      title: "PUT to this resource to tag this consumer version as 'production'",
      href: `${version}/tags/prod`,
    },
    'pb:tag-version': { title: 'PUT to this resource to tag this consumer version', href: `${version}/tags/{tag}` },
    'pb:publish-verification-results': {
      title: 'Publish verification results',
      href: `${pactLinks.content(base, pact, metadata)}/verification-results`,
    },
    'pb:latest-verification-results': { href: `${pactLinks.content(base, pact)}/verification-results/latest` },
    'pb:triggered-webhooks': {
      title: 'Webhooks triggered by the publication of this pact',
      href: `${self}/triggered-webhooks`,
    },
    'pb:matrix-for-consumer-version': {
      title: 'View matrix rows for the consumer version to which this pact belongs',
      href: `${base}/matrix?q[][pacticipant]=${consumer}&q[][version]=${encodeURIComponent(versionNumber)}&latestby=cvpv`,
    },
    curies: [{ name: 'pb', href: `${base}/doc/{rel}?context=pact`, templated: true }],
  };
}
