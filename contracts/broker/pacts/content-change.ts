import type { Database } from '../database/index.ts';
import { tagsOf } from '../pacticipants/index.ts';
import { pactBefore } from './find-pacts.ts';
import type { PublishedPact } from './published-pact.ts';

/** Whether a publication says anything new, and how upstream words it (pacts/service.rb). */
export interface ContentChange {
  readonly changed: boolean;
  readonly comment: string;
}

/** Of a version that has a pact with the provider already. */
export const changeOfRevision = (pact: PublishedPact, before: PublishedPact): ContentChange =>
  pact.sha === before.sha
    ? { changed: false, comment: 'pact content was unchanged' }
    : {
        changed: true,
        comment: `pact content modified since previous publication for ${pact.consumerName} version ${pact.versionNumber}`,
      };

/** Of a version's first pact: held against the version before of each of its tags; without tags, against those without. */
export function changeOfFirstPublication(database: Database, pact: PublishedPact): ContentChange {
  const tags = tagsOf(database, pact.versionId).map(({ name }) => name);
  const changes = tags.length === 0 ? [untagged(database, pact)] : tags.map((tag) => tagged(database, pact, tag));
  const changed = changes.filter((change) => change !== undefined);
  if (changed.length > 0) return { changed: true, comment: changed.join(', ') };
  const versions = tags.length === 1 ? `version with tag ${tags[0]}` : `versions with tags ${tags.join(', ')}`;
  return {
    changed: false,
    comment: `pact content is the same as previous ${versions} and no new tags were applied`,
  };
}

function untagged(database: Database, pact: PublishedPact): string | undefined {
  const previous = pactBefore(database, pact, { untagged: true });
  if (!previous) return 'first time untagged pact published';
  return previous.sha === pact.sha ? undefined : 'pact content has changed since previous untagged version';
}

function tagged(database: Database, pact: PublishedPact, tag: string): string | undefined {
  const previous = pactBefore(database, pact, { tag });
  if (!previous) return `first time any pact published for this consumer with consumer version tagged ${tag}`;
  return previous.sha === pact.sha
    ? undefined
    : `pact content has changed since the last consumer version tagged with ${tag}`;
}
