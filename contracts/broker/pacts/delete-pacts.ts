import type { Database } from '../database/index.ts';
import { type Pair, pactsBetween, type VersionFilter } from './find-pacts.ts';
import type { PublishedPact } from './published-pact.ts';

/** All revisions of what the version said. The content, and the results that it has, stay. */
export function deletePact(
  database: Database,
  { versionId, providerId }: Pick<PublishedPact, 'versionId' | 'providerId'>,
): void {
  database.run('delete from pact_publication where consumer_version_id = ? and provider_id = ?', versionId, providerId);
}

export const deletePactsBetween = (database: Database, pair: Pair, filter?: VersionFilter): void =>
  database.transaction(() => {
    for (const pact of pactsBetween(database, pair, filter)) deletePact(database, pact);
  });
