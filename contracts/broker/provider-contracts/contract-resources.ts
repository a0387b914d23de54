import { links } from '../http/index.ts';
import type { Notice } from '../notice.ts';
import type { Pacticipant, Version } from '../pacticipants/index.ts';
import type { ComparisonRow } from './comparison-row.ts';
import { contractsLink } from './contract-links.ts';
import type { ProviderContract } from './provider-contract.ts';
import type { ContractPublication } from './read-publication.ts';

/** What the official client prints after a publication; it wants all the keys that are here. */
export function publishedResource(
  { name }: Pacticipant,
  { number }: Version,
  { branch, tags, specification }: ContractPublication,
  comparisons: readonly ComparisonRow[],
  base: string,
) {
  const published = `Published the ${specification} document of ${name} version ${number}`;
  return {
    notices: [{ type: 'success', text: published }, ...comparisons.map(comparisonNotice)] satisfies Notice[],
    _embedded: { version: { number, _links: { self: { href: links.version(base, name, number) } } } },
    _links: {
      self: { href: contractsLink(base, name, number) },
      'pb:pacticipant': { name, href: links.pacticipant(base, name) },
      'pb:pacticipant-version': { name: number, href: links.version(base, name, number) },
      'pb:pacticipant-version-tags': tags.map((tag) => ({ name: tag, href: links.tag(base, name, number, tag) })),
      ...(branch !== undefined && {
        'pb:branch-version': { name: branch, href: links.branchVersion(base, name, branch, number) },
      }),
    },
  };
}

function comparisonNotice({ consumer, sha, success, result: { problems } }: ComparisonRow): Notice {
  const pact = `what ${consumer} expects (pact ${sha.slice(0, 10)})`;
  if (success) return { type: 'success', text: `  It holds ${pact}` };
  const why = problems.map(({ interaction, path, reason }) =>
    [interaction && `"${interaction}"`, path, reason].filter(Boolean).join(': '),
  );
  return { type: 'danger', text: `  It does not hold ${pact}: ${why.join('; ')}` };
}

export const contractsResource = (
  { name }: Pacticipant,
  { number }: Version,
  contracts: readonly ProviderContract[],
  comparisons: readonly ComparisonRow[],
  base: string,
) => ({
  _embedded: {
    contracts: contracts.map(({ id, ...contract }) => contract),
    comparisons: comparisons.map((comparison) => comparisonResource(comparison, base)),
  },
  _links: {
    self: { href: contractsLink(base, name, number) },
    'pb:pacticipant-version': { name: number, href: links.version(base, name, number) },
  },
});

const comparisonResource = (
  { id, consumer, provider, providerVersion, sha, success, result, createdAt }: ComparisonRow,
  base: string,
) => ({
  success,
  ...result,
  createdAt,
  _links: {
    self: { href: `${links.pactVersion(base, provider, consumer, sha)}/comparisons/${id}` },
    'pb:pact-version': { href: links.pactVersion(base, provider, consumer, sha) },
    'pb:consumer': { name: consumer, href: links.pacticipant(base, consumer) },
    'pb:provider': { name: provider, href: links.pacticipant(base, provider) },
    'pf:provider-contracts': { href: contractsLink(base, provider, providerVersion) },
  },
});
