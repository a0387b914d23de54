import type { Database, Value } from '../database/index.ts';
import { parseLosslessly } from './lossless-json.ts';
import type { PactContent } from './pact-content.ts';

/** What a consumer's version said of a provider: one publication, and the content it has (told apart by `sha`). */
export interface PublishedPact {
  /** Of the publication. */
  readonly id: number;
  readonly consumerId: number;
  readonly consumerName: string;
  readonly providerId: number;
  readonly providerName: string;
  readonly versionId: number;
  readonly versionNumber: string;
  readonly pactVersionId: number;
  readonly sha: string;
  readonly revision: number;
  readonly createdAt: string;
}

export const pactName = ({ consumerName, versionNumber, providerName }: PublishedPact): string =>
  `Pact between ${consumerName} (${versionNumber}) and ${providerName}`;

/** Upstream's order of lists: consumer, provider, then older versions first. */
export const inListOrder = (pacts: readonly PublishedPact[]): PublishedPact[] =>
  pacts.toSorted(
    (left, right) =>
      compare(left.consumerName.toLowerCase(), right.consumerName.toLowerCase()) ||
      compare(left.providerName.toLowerCase(), right.providerName.toLowerCase()) ||
      left.versionId - right.versionId,
  );

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const columns = `publication.id, publication.consumer_id as consumerId, consumer.name as consumerName,
  publication.provider_id as providerId, provider.name as providerName, publication.consumer_version_id as versionId,
  version.number as versionNumber, publication.pact_version_id as pactVersionId, pact_version.sha, publication.revision,
  publication.created_at as createdAt`;

const named = `join pacticipant as consumer on consumer.id = publication.consumer_id
  join pacticipant as provider on provider.id = publication.provider_id
  join version on version.id = publication.consumer_version_id
  join pact_version on pact_version.id = publication.pact_version_id`;

/**
 * The pacts that count: of each consumer's version and provider the highest revision.
 * @param rest - SQL after the joins: `latest`, `publication`, `version` and `pact_version` are in reach
 */
export const selectPacts = (database: Database, rest: string, ...values: Value[]): PublishedPact[] =>
  database.all<PublishedPact>(
    `select ${columns} from latest_publication as latest
     join pact_publication as publication on publication.id = latest.publication_id ${named} ${rest}`,
    ...values,
  );

export const pactById = (database: Database, id: number): PublishedPact | undefined =>
  database.one<PublishedPact>(
    `select ${columns} from pact_publication as publication ${named} where publication.id = ?`,
    id,
  );

export const pactOfVersion = (
  database: Database,
  { versionId, providerId }: Pick<PublishedPact, 'versionId' | 'providerId'>,
): PublishedPact | undefined =>
  selectPacts(database, 'where latest.consumer_version_id = ? and latest.provider_id = ?', versionId, providerId)[0];

/** The newest publication of a content; one that a later revision replaced still counts here, so that its address holds. */
export const pactOfContent = (
  database: Database,
  { consumerId, providerId, sha }: Pick<PublishedPact, 'consumerId' | 'providerId' | 'sha'>,
): PublishedPact | undefined =>
  database.one<PublishedPact>(
    `select ${columns} from pact_publication as publication ${named}
     where publication.consumer_id = ? and publication.provider_id = ? and pact_version.sha = ?
     order by publication.consumer_version_id desc, publication.revision desc limit 1`,
    consumerId,
    providerId,
    sha,
  );

/** With `_id` on each interaction. */
export function contentOf(database: Database, { pactVersionId }: Pick<PublishedPact, 'pactVersionId'>): PactContent {
  const row = database.one<{ content: string }>('select content from pact_version where id = ?', pactVersionId);
  return parseLosslessly(row?.content ?? '{}') as PactContent;
}
