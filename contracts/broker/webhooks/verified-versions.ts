import type { Database } from '../database/index.ts';
import type { MetadataSelector } from '../pacts/index.ts';

/** A consumer's version that a result is about. */
export interface VerifiedVersion {
  readonly publicationId: number;
  readonly number: string;
  readonly tags: readonly string[];
}

/**
 * Several versions with the same content are verified once, and each wants its own commit status: one call for each version that
 * the selectors of the result chose (upstream: `expand_events_for_verification_of_multiple_selected_pacts`).
 */
export function verifiedVersions(database: Database, verificationId: number): VerifiedVersion[] {
  const verification = database.one<{ selectors: string | null; consumerId: number; providerId: number }>(
    'select selectors, consumer_id as consumerId, provider_id as providerId from verification where id = ?',
    verificationId,
  );
  const selectors = JSON.parse(verification?.selectors ?? '[]') as readonly MetadataSelector[];
  const byNumber = Map.groupBy(selectors, ({ consumerVersionNumber }) => consumerVersionNumber);
  return [...byNumber].flatMap(([number, chosen]) => {
    if (number === undefined || !verification) return [];
    const publication = database.one<{ id: number }>(
      `select publication_id as id from latest_publication join version on version.id = consumer_version_id
       where consumer_id = ? and provider_id = ? and number = ?`,
      verification.consumerId,
      verification.providerId,
      number,
    );
    const tags = [...new Set(chosen.flatMap(({ tag }) => (tag === undefined ? [] : [tag])))];
    return publication ? [{ publicationId: publication.id, number, tags }] : [];
  });
}
