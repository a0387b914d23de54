import type { Database } from '../database/index.ts';
import type { Pair } from '../pacts/index.ts';

/**
 * Takes all that the two have in common: pacts, results, webhooks of the pair and what they called. Versions and pacticipants that
 * nothing else speaks of go too (upstream: `integrations/service.rb`), but none that is or was deployed or released.
 */
export function deleteIntegration(database: Database, { consumerId, providerId }: Pair): void {
  const ofPair = (table: string) => `delete from ${table} where consumer_id = ? and provider_id = ?`;
  database.transaction(() => {
    // The contents take their publications and results with them.
    for (const table of ['pact_version', 'triggered_webhook', 'webhook', 'integration'])
      database.run(ofPair(table), consumerId, providerId);
    for (const id of new Set([consumerId, providerId])) {
      database.run(`delete from version where pacticipant_id = ? and ${unused}`, id);
      database.run(
        `delete from pacticipant where id = ? and not exists (select 1 from version where pacticipant_id = pacticipant.id)
           and not exists (select 1 from integration where pacticipant.id in (consumer_id, provider_id))`,
        id,
      );
    }
  });
}

const unused = [
  ['pact_publication', 'consumer_version_id'],
  ['verification', 'provider_version_id'],
  ['deployed_version', 'version_id'],
  ['released_version', 'version_id'],
  ['provider_contract', 'provider_version_id'],
]
  .map(([table, column]) => `not exists (select 1 from ${table} where ${column} = version.id)`)
  .join(' and ');

/** Everything but environments, as upstream does: for a broker that tests start afresh with. */
export function deleteAllIntegrations(database: Database): void {
  database.transaction(() => {
    for (const table of ['triggered_webhook', 'webhook', 'pacticipant']) database.run(`delete from ${table}`);
  });
}
