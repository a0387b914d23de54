import type { Database } from '../database/index.ts';
import { limitAndOffset, type Page, type Paging } from '../http/index.ts';

/** A consumer and a provider that have, or had, a contract. */
export interface Integration {
  readonly consumerId: number;
  readonly consumerName: string;
  readonly providerId: number;
  readonly providerName: string;
}

/**
 * Whose contracts changed last comes first.
 * @param nameHas - part of either name, whatever the case
 */
export function integrations(
  database: Database,
  { nameHas = '', paging }: { readonly nameHas?: string; readonly paging?: Paging | undefined } = {},
): Page<Integration> {
  const from = `from integration join pacticipant as consumer on consumer.id = consumer_id
      join pacticipant as provider on provider.id = provider_id
    where instr(lower(consumer.name), lower(?1)) > 0 or instr(lower(provider.name), lower(?1)) > 0`;
  const items = database.all<Integration>(
    `select consumer_id as consumerId, consumer.name as consumerName, provider_id as providerId, provider.name as providerName
     ${from} order by contract_data_updated_at desc, lower(consumer.name), lower(provider.name) limit ?2 offset ?3`,
    nameHas,
    ...limitAndOffset(paging),
  );
  const total = database.one<{ total: number }>(`select count(*) as total ${from}`, nameHas)?.total ?? 0;
  return { items, total, paging };
}
