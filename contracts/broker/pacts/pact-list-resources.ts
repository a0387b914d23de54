import { links } from '../http/index.ts';
import { pactLinks } from './pact-links.ts';
import { type PublishedPact, pactName } from './published-pact.ts';

interface ListOptions {
  readonly base: string;
  readonly self: string;
  readonly title: string;
}

/** Pacts of a provider, as links: `pacts` is what verifiers without selectors follow. */
export const providerPactsResource = (
  pacts: readonly PublishedPact[],
  providerName: string,
  { base, self, title }: ListOptions,
) => {
  const provider = links.pacticipant(base, providerName);
  return {
    _links: {
      self: { href: self, title },
      'pb:provider': { href: provider, name: providerName },
      'pb:pacts': pacts.map((pact) => pactLink(pact, base)),
      provider: { href: provider, title: providerName, name: 'DEPRECATED - please use the pb:provider relation' },
      pacts: pacts.map((pact) => ({
        href: pactLinks.self(base, pact),
        title: `DEPRECATED - please use the pb:pacts relation. ${pactName(pact)}`,
        name: pact.consumerName,
      })),
    },
  };
};

export const pactLink = (pact: PublishedPact, base: string) => ({
  href: pactLinks.self(base, pact),
  title: pactName(pact),
  name: pact.consumerName,
});

/** Pacts between one consumer and one provider; under `pb:pacts` the official command line looks for them, though upstream has none there. */
export const pactVersionsResource = (
  pacts: readonly PublishedPact[],
  pair: { readonly consumerName: string; readonly providerName: string },
  { base, self, title }: ListOptions,
) => {
  const consumer = { href: links.pacticipant(base, pair.consumerName), title: 'Consumer', name: pair.consumerName };
  const provider = { href: links.pacticipant(base, pair.providerName), title: 'Provider', name: pair.providerName };
  const versions = pacts.map((pact) => ({
    href: pactLinks.self(base, pact),
    title: 'Pact',
    name: `Version ${pact.versionNumber} - ${pact.createdAt.slice(0, 10)}`,
  }));
  return {
    _embedded: { pacts: pacts.map((pact) => pactVersion(pact, base)) },
    _links: {
      self: { href: self, title },
      'pb:consumer': consumer,
      'pb:provider': provider,
      'pb:pact-versions': versions,
      'pb:pacts': pacts.map((pact) => pactLink(pact, base)),
      consumer,
      provider,
      'pact-versions': versions,
    },
  };
};

const pactVersion = (pact: PublishedPact, base: string) => ({
  createdAt: pact.createdAt,
  _embedded: { consumerVersion: version(pact, base) },
  _links: { self: { href: pactLinks.self(base, pact), title: pactName(pact) } },
});

const version = ({ consumerName, versionNumber }: PublishedPact, base: string) => ({
  number: versionNumber,
  _links: { self: { title: 'Version', name: versionNumber, href: links.version(base, consumerName, versionNumber) } },
});

/** The latest pact of each consumer and provider. */
export const latestPactsResource = (pacts: readonly PublishedPact[], base: string) => {
  const latest = pacts.map((pact) => ({
    href: pactLinks.latest(base, pact),
    title: `Latest pact between ${pact.consumerName} and ${pact.providerName}`,
  }));
  return {
    pacts: pacts.map((pact) => ({
      createdAt: pact.createdAt,
      _embedded: {
        consumer: { ...named(pact.consumerName, base), _embedded: { version: version(pact, base) } },
        provider: named(pact.providerName, base),
      },
      _links: { self: [{ href: pactLinks.latest(base, pact) }, { href: pactLinks.self(base, pact) }] },
    })),
    _links: {
      self: { href: `${base}/pacts/latest` },
      'pb:pacts': latest,
      pacts: latest.map((link) => ({ ...link, name: 'DEPRECATED - please use the pb:pacts relation' })),
      curies: [{ name: 'pb', href: `${base}/doc/{rel}?context=pacts`, templated: true }],
    },
  };
};

const named = (name: string, base: string) => ({ name, _links: { self: { href: links.pacticipant(base, name) } } });
