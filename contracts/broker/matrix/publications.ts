import type { Database, Value } from '../database/index.ts';
import type { Publication, Version } from './rows.ts';
import type { Scope } from './scope.ts';

/** Who published what for whom. */
export interface Published {
  readonly consumer: { readonly id: number; readonly name: string; readonly version: Version };
  readonly provider: { readonly id: number; readonly name: string };
  readonly pact: Publication;
  /** When upstream thinks that it happened: with `latestby` it takes the time of the consumer's version. */
  readonly at: string;
}

export interface PublicationFilter {
  readonly consumers?: Scope;
  /** Ids of services. */
  readonly providers?: readonly number[];
  readonly contents?: readonly number[];
  /** Of every version what it published last, or all that it ever published. */
  readonly revisions: 'latest' | 'all';
  /** The newest, for services and for single versions each. */
  readonly limit: number | undefined;
}

export function findPublications(database: Database, filter: PublicationFilter): Published[] {
  const { consumers } = filter;
  if (!consumers) return select(database, filter, '1');
  const found = [
    ...(consumers.pacticipants.length > 0
      ? select(database, filter, isIn('p.consumer_id'), consumers.pacticipants)
      : []),
    ...(consumers.versions.length > 0
      ? select(database, filter, isIn('p.consumer_version_id'), consumers.versions)
      : []),
  ];
  return [...new Map(found.map((published) => [published.pact.id, published])).values()];
}

const isIn = (column: string) => `${column} in (select value from json_each(?))`;

function select(
  database: Database,
  { providers, contents, revisions, limit }: PublicationFilter,
  consumerIs: string,
  consumerIds?: readonly number[],
): Published[] {
  const conditions = [consumerIs];
  const lists = [consumerIds, providers, contents];
  if (providers) conditions.push(isIn('p.provider_id'));
  if (contents) conditions.push(isIn('p.pact_version_id'));
  const values: Value[] = lists.flatMap((list) => (list ? [JSON.stringify(list)] : []));
  const at = revisions === 'latest' ? 'v.created_at' : 'r.created_at';
  return database
    .all<Row>(
      `select r.id, r.revision, r.created_at as createdAt, k.id as contentId, k.sha, ${at} as at,
              c.id as consumerId, c.name as consumerName, v.id as versionId, v.number, o.id as providerId, o.name as providerName
         from ${revisions === 'latest' ? 'latest_publication p join pact_publication r on r.id = p.publication_id' : 'pact_publication p join pact_publication r on r.id = p.id'}
         join pact_version k on k.id = p.pact_version_id
         join version v on v.id = p.consumer_version_id
         join pacticipant c on c.id = p.consumer_id
         join pacticipant o on o.id = p.provider_id
        where ${conditions.join(' and ')} order by at desc, r.id desc limit ?`,
      ...values,
      limit ?? -1,
    )
    .map(publishedOf);
}

interface Row extends Publication {
  readonly at: string;
  readonly consumerId: number;
  readonly consumerName: string;
  readonly versionId: number;
  readonly number: string;
  readonly providerId: number;
  readonly providerName: string;
}

const publishedOf = (row: Row): Published => ({
  consumer: { id: row.consumerId, name: row.consumerName, version: { id: row.versionId, number: row.number } },
  provider: { id: row.providerId, name: row.providerName },
  pact: {
    id: row.id,
    revision: row.revision,
    contentId: row.contentId,
    sha: row.sha,
    createdAt: row.createdAt,
  },
  at: row.at,
});
