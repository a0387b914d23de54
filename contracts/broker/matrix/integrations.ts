import type { Database } from '../database/index.ts';
import type { ResolvedSelector } from './resolved-selector.ts';
import { infersOthers, type MatrixQuery } from './selector.ts';

/** Two services that the question is about. Required: a consumer that was asked for cannot do without its provider. */
export interface Integration {
  readonly consumer: { readonly id: number; readonly name: string };
  readonly provider: { readonly id: number; readonly name: string };
  readonly required: boolean;
}

export function findIntegrations(
  database: Database,
  query: MatrixQuery,
  specified: readonly ResolvedSelector[],
): Integration[] {
  const found =
    infersOthers(query) || specified.length === 1
      ? [...specified.flatMap((selector) => asConsumer(database, selector)), ...asProviders(database, specified)]
      : between(database, specified);
  return sorted(withoutTwins(found));
}

/** By the version, not the service: an old version does not need the provider that came after it. */
function asConsumer(database: Database, { pacticipant, version }: ResolvedSelector): Integration[] {
  if (version === 'none') return [];
  const rows =
    version === 'all'
      ? database.all<Row>(`${pairs} where l.consumer_id = ?`, pacticipant.id ?? null)
      : database.all<Row>(`${pairs} where l.consumer_version_id = ?`, version.id);
  return rows.map((row) => integration(row, true));
}

/** Whoever ever was a consumer of it may be where it goes to; a provider needs none of them. */
function asProviders(database: Database, specified: readonly ResolvedSelector[]): Integration[] {
  const rows = database.all<Row>(
    `select c.id as consumerId, c.name as consumerName, p.id as providerId, p.name as providerName
       from integration i join pacticipant c on c.id = i.consumer_id join pacticipant p on p.id = i.provider_id
      where i.provider_id in (select value from json_each(?))`,
    ids(specified),
  );
  return rows.map((row) => integration(row, false));
}

function between(database: Database, specified: readonly ResolvedSelector[]): Integration[] {
  const all = specified.filter(({ version }) => version === 'all');
  const versions = specified.flatMap(({ version }) => (typeof version === 'object' ? [version.id] : []));
  const among = 'l.provider_id in (select value from json_each(?))';
  return [
    ...database.all<Row>(
      `${pairs} where l.consumer_id in (select value from json_each(?)) and ${among}`,
      ids(all),
      ids(specified),
    ),
    ...database.all<Row>(
      `${pairs} where l.consumer_version_id in (select value from json_each(?)) and ${among}`,
      JSON.stringify(versions),
      ids(specified),
    ),
  ].map((row) => integration(row, true));
}

interface Row {
  readonly consumerId: number;
  readonly consumerName: string;
  readonly providerId: number;
  readonly providerName: string;
}

const pairs = `
  select distinct c.id as consumerId, c.name as consumerName, p.id as providerId, p.name as providerName
    from latest_publication l join pacticipant c on c.id = l.consumer_id join pacticipant p on p.id = l.provider_id`;

const integration = (row: Row, required: boolean): Integration => ({
  consumer: { id: row.consumerId, name: row.consumerName },
  provider: { id: row.providerId, name: row.providerName },
  required,
});

const ids = (selectors: readonly ResolvedSelector[]) =>
  JSON.stringify(selectors.map(({ pacticipant }) => pacticipant.id));

function withoutTwins(integrations: readonly Integration[]): Integration[] {
  const byPair = Map.groupBy(integrations, ({ consumer, provider }) => `${consumer.id}/${provider.id}`);
  return [...byPair.values()].flatMap((twins) => twins.find(({ required }) => required) ?? twins.slice(0, 1));
}

const sorted = (integrations: readonly Integration[]): Integration[] =>
  integrations.toSorted(
    (a, b) => compare(a.consumer.name, b.consumer.name) || compare(a.provider.name, b.provider.name),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
