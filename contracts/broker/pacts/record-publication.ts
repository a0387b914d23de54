import { type BrokerContext, timestamp } from '../context.ts';
import type { Pacticipant, Version } from '../pacticipants/index.ts';
import { contentSha, withInteractionIds } from './content-sha.ts';
import type { PactContent } from './pact-content.ts';
import { type PublishedPact, pactById, pactOfVersion } from './published-pact.ts';

/**
 * What a version says of a provider now. Said before with the same content, it is the same publication; with other content, it is a
 * new revision, and the former counts no more.
 */
export function recordPublication(
  context: BrokerContext,
  version: Pick<Version, 'id' | 'pacticipantId'>,
  provider: Pick<Pacticipant, 'id'>,
  content: PactContent,
): { readonly pact: PublishedPact; readonly before: PublishedPact | undefined } {
  const { database } = context;
  return database.transaction(() => {
    const before = pactOfVersion(database, { versionId: version.id, providerId: provider.id });
    const sha = contentSha(content);
    recordIntegration(context, version.pacticipantId, provider.id);
    if (before?.sha === sha) return { pact: before, before };
    const now = timestamp(context);
    database.run(
      `insert into pact_version (consumer_id, provider_id, sha, content, created_at) values (?, ?, ?, ?, ?)
       on conflict do nothing`,
      version.pacticipantId,
      provider.id,
      sha,
      JSON.stringify(withInteractionIds(content)),
      now,
    );
    const publication = database.run(
      `insert into pact_publication (consumer_version_id, consumer_id, provider_id, pact_version_id, revision, created_at)
       select ?, consumer_id, provider_id, id, ?, ? from pact_version where consumer_id = ? and provider_id = ? and sha = ?`,
      version.id,
      (before?.revision ?? 0) + 1,
      now,
      version.pacticipantId,
      provider.id,
      sha,
    );
    database.run(
      `insert or replace into latest_publication (consumer_version_id, provider_id, consumer_id, publication_id, pact_version_id)
       select consumer_version_id, provider_id, consumer_id, id, pact_version_id from pact_publication where id = ?`,
      publication.id,
    );
    return { pact: pactById(database, publication.id) as PublishedPact, before };
  });
}

/** Who has a contract with whom, and when they last said something about it. */
export function recordIntegration(context: BrokerContext, consumerId: number, providerId: number): void {
  const now = timestamp(context);
  context.database.run(
    `insert into integration (consumer_id, provider_id, created_at, contract_data_updated_at) values (?, ?, ?, ?)
     on conflict do update set contract_data_updated_at = excluded.contract_data_updated_at`,
    consumerId,
    providerId,
    now,
    now,
  );
}
