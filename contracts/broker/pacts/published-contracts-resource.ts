import { links } from '../http/index.ts';
import type { Notice } from '../notice.ts';
import { pactLinks } from './pact-links.ts';
import type { ContractsToPublish, PublishedContracts } from './publish-contracts.ts';
import { pactName } from './published-pact.ts';

/** `logs` is what clients read before there were notices; the official command line wants all three of its keys. */
export function publishedContractsResource(
  { tags = [] }: ContractsToPublish,
  { pacticipant: { name }, version: { number }, pacts }: PublishedContracts,
  notices: readonly Notice[],
  base: string,
) {
  const pacticipant = links.pacticipant(base, name);
  const version = links.version(base, name, number);
  return {
    logs: notices.map(({ type, text }) => ({ level: type, message: text, deprecationWarning: 'Replaced by notices' })),
    notices,
    _embedded: {
      pacticipant: { name, _links: { self: { href: pacticipant } } },
      version: { number, _links: { self: { title: 'Version', name: number, href: version } } },
    },
    _links: {
      'pb:pacticipant': { title: 'Pacticipant', name, href: pacticipant },
      'pb:pacticipant-version': { title: 'Pacticipant version', name: number, href: version },
      'pb:pacticipant-version-tags': tags.map((tag) => ({
        title: 'Tag',
        name: tag,
        href: links.tag(base, name, number, tag),
      })),
      'pb:contracts': pacts.map(({ pact }) => ({
        title: 'Pact',
        name: pactName(pact),
        href: pactLinks.self(base, pact),
      })),
    },
  };
}
