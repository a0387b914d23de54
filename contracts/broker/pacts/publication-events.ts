import type { Database } from '../database/index.ts';
import type { BrokerEvent } from '../events.ts';
import { type ContentChange, changeOfFirstPublication, changeOfRevision } from './content-change.ts';
import type { PublishedPact } from './published-pact.ts';
import { requiredVerifications } from './required-verifications.ts';

/** What a publication set off: for webhooks, and in words for whoever published. */
export interface PublicationEvents {
  readonly events: readonly BrokerEvent[];
  readonly descriptions: readonly string[];
}

export function publicationEvents(
  database: Database,
  pact: PublishedPact,
  before: PublishedPact | undefined,
): PublicationEvents {
  const change = before ? changeOfRevision(pact, before) : changeOfFirstPublication(database, pact);
  const publicationId = pact.id;
  const required = requiredVerifications(database, pact);
  return {
    events: [
      { name: 'contract_published', publicationId },
      ...required.map(
        (providerVersionId) =>
          ({ name: 'contract_requiring_verification_published', publicationId, providerVersionId }) as const,
      ),
      ...(change.changed ? [{ name: 'contract_content_changed', publicationId } as const] : []),
    ],
    descriptions: describe(change, required.length > 0, before !== undefined),
  };
}

/** Upstream tells why nothing changed beside the publication when it is the first of its version, and as an event of its own when not. */
function describe({ changed, comment }: ContentChange, required: boolean, again: boolean): string[] {
  const beside = changed || again ? '' : ` (${comment})`;
  const own = changed ? 'contract_content_changed' : 'contract_content_unchanged';
  return [
    `contract_published${beside}`,
    ...(required ? [`contract_requiring_verification_published${beside}`] : []),
    ...(changed || again ? [`${own} (${comment})`] : []),
  ];
}
