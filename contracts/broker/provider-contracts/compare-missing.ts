import type { Comparison } from '../../bi-directional/index.ts';
import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import { contractsOf, type ProviderContract } from './provider-contract.ts';

/** A content and the versions of its provider, all with the same contracts, that it has not been held against. */
interface Missing {
  readonly contentId: number;
  readonly providerVersionIds: readonly number[];
}

/**
 * Holds every pact against every contract of its provider, where that has not been done: after a publication of either, and at
 * the start for what a broker that was killed left over. Versions with the same contracts are compared once.
 */
export async function compareMissing(context: BrokerContext, providerId?: number): Promise<void> {
  for (const { contentId, providerVersionIds } of missing(context.database, providerId)) {
    const contracts = contractsOf(context.database, providerVersionIds[0] as number);
    const comparison = await compare(context.database, contentId, contracts);
    record(context, contentId, providerVersionIds, comparison);
  }
}

/** From now on, a pact is compared as soon as it is published: before the broker reads its next request. */
export function compareFromNowOn(context: BrokerContext): Disposable {
  return context.events.listen((event) => {
    if (event.name !== 'contract_published') return;
    const publication = context.database.one<{ readonly providerId: number }>(
      'select provider_id as providerId from pact_publication where id = ?',
      event.publicationId,
    );
    if (publication) void compareMissing(context, publication.providerId);
  });
}

function missing(database: Database, providerId: number | undefined): Missing[] {
  return database
    .all<{ readonly contentId: number; readonly versions: string }>(
      `with contracts as (
         select provider_id, provider_version_id, group_concat(specification || sha || coalesce(self_verification, ''))
           as identity from (select * from provider_contract order by specification) group by provider_version_id)
       select pact_version.id as contentId, json_group_array(contracts.provider_version_id) as versions
         from pact_version join contracts on contracts.provider_id = pact_version.provider_id
        where (?1 is null or pact_version.provider_id = ?1) and not exists (
          select 1 from comparison where pact_version_id = pact_version.id and type = 'BDCT'
             and comparison.provider_version_id = contracts.provider_version_id)
        group by pact_version.id, contracts.identity`,
      providerId ?? null,
    )
    .map(({ contentId, versions }) => ({ contentId, providerVersionIds: JSON.parse(versions) as number[] }));
}

async function compare(
  database: Database,
  contentId: number,
  contracts: readonly ProviderContract[],
): Promise<Comparison> {
  const pact = database.one<{ readonly content: string }>('select content from pact_version where id = ?', contentId);
  // Loaded by whoever has something to compare: a broker without provider contracts starts without it.
  const { comparePact, readSpecification } = await import('../../bi-directional/index.ts');
  const specifications = Object.fromEntries(
    contracts.map(({ content }) => {
      const { kind, document } = readSpecification(content);
      return [kind, document];
    }),
  );
  const comparison = await comparePact(JSON.parse(pact?.content ?? '{}'), specifications);
  const unkept = contracts
    .filter(({ selfVerification }) => selfVerification?.success === false)
    .map(({ specification }) => ({
      interaction: '',
      path: '',
      reason: `the provider's own verification says that it does not keep its ${specification} document`,
    }));
  if (unkept.length === 0) return comparison;
  return { ...comparison, success: false, problems: [...unkept, ...comparison.problems] };
}

function record(
  context: BrokerContext,
  contentId: number,
  providerVersionIds: readonly number[],
  { success, ...results }: Comparison,
): void {
  const { database } = context;
  database.transaction(() => {
    for (const providerVersionId of providerVersionIds) {
      database.run(
        `insert into comparison (pact_version_id, provider_version_id, type, success, results, created_at)
         values (?, ?, 'BDCT', ?, ?, ?) on conflict do nothing`,
        contentId,
        providerVersionId,
        success ? 1 : 0,
        JSON.stringify(results),
        timestamp(context),
      );
    }
  });
}
