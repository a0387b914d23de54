import type { BrokerContext } from '../context.ts';
import { BrokerError } from '../http/index.ts';
import { findOrCreatePacticipant, findOrCreateVersion } from '../pacticipants/index.ts';
import { forbiddenModification, type OnConflict, resultingContent } from './modification.ts';
import type { PactContent } from './pact-content.ts';
import { publicationEvents } from './publication-events.ts';
import { type PublishedPact, pactOfVersion } from './published-pact.ts';
import { recordPublication } from './record-publication.ts';

/**
 * One pact of one version, put (`overwrite`) or patched (`merge`): how clients published before there was `/contracts/publish`.
 * @throws BrokerError 409 when it would change what the version said, and may not
 */
export function changePact(
  context: BrokerContext,
  names: { readonly consumer: string; readonly provider: string; readonly version: string },
  content: PactContent,
  onConflict: OnConflict,
): { readonly pact: PublishedPact; readonly created: boolean } {
  const { database } = context;
  const done = database.transaction(() => {
    const consumer = findOrCreatePacticipant(context, names.consumer);
    const provider = findOrCreatePacticipant(context, names.provider);
    const version = findOrCreateVersion(context, consumer, names.version);
    const existing = pactOfVersion(database, { versionId: version.id, providerId: provider.id });
    const forbidden = forbiddenModification(context, existing, content, onConflict);
    if (forbidden) throw new BrokerError(409, { error: forbidden.error });
    const whole = resultingContent(context, existing, content, onConflict);
    const { pact, before } = recordPublication(context, version, provider, whole);
    return { pact, before, events: publicationEvents(database, pact, before).events };
  });
  for (const event of done.events) context.events.tell(event);
  return { pact: done.pact, created: done.before === undefined };
}
