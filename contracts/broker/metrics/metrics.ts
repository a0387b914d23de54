import type { Database } from '../database/index.ts';

/** How much the broker holds, under upstream's keys (`metrics/service.rb`). */
export type Metrics = ReturnType<typeof metricsOf>;

export function metricsOf(database: Database) {
  const count = (table: string, where = 'true'): number =>
    database.one<{ count: number }>(`select count(*) as count from ${table} where ${where}`)?.count ?? 0;
  const distinct = (what: string, table: string): number => count(`(select distinct ${what} from ${table})`);
  const time = (which: 'min' | 'max', table: string): string | null =>
    database.one<{ time: string | null }>(
      `select created_at as time from ${table} where id = (select ${which}(id) from ${table})`,
    )?.time ?? null;
  /** How many groups have so many members: `{ "1": 20, "2": 3 }`. */
  const distribution = (table: string, by: string): Record<string, number> =>
    Object.fromEntries(
      database
        .all<{ members: number; groups: number }>(
          `select members, count(*) as groups from (select count(*) as members from ${table} group by ${by})
           group by members order by members`,
        )
        .map(({ members, groups }) => [members, groups]),
    );
  const interactions = latestInteractions(database);
  const onBranch = distinct('version_id', 'branch_version');
  return {
    interactions: {
      latestInteractionsCount: interactions.http,
      latestMessagesCount: interactions.messages,
      latestInteractionsAndMessagesCount: interactions.http + interactions.messages,
    },
    pacticipants: {
      count: count('pacticipant'),
      withMainBranchSetCount: count('pacticipant', 'main_branch is not null'),
    },
    integrations: { count: distinct('consumer_id, provider_id', 'pact_publication') },
    pactPublications: {
      count: count('pact_publication'),
      first: time('min', 'pact_publication'),
      last: time('max', 'pact_publication'),
    },
    pactVersions: { count: count('pact_version') },
    pactRevisionsPerConsumerVersion: {
      distribution: distribution('pact_publication', 'consumer_version_id, provider_id'),
    },
    verificationResults: {
      count: count('verification'),
      successCount: count('verification', 'success = 1'),
      failureCount: count('verification', 'success = 0'),
      distinctCount: distinct('provider_version_id, pact_version_id, success', 'verification'),
      first: time('min', 'verification'),
      last: time('max', 'verification'),
    },
    verificationResultsPerPactVersion: { distribution: distribution('verification', 'pact_version_id') },
    pacticipantVersions: {
      count: count('version'),
      withUserCreatedBranchCount: onBranch,
      withBranchCount: onBranch,
      withBranchSetCount: onBranch,
    },
    webhooks: { count: count('webhook') },
    tags: {
      count: count('tag'),
      distinctCount: distinct('name', 'tag'),
      distinctWithPacticipantCount: distinct('name, pacticipant_id', 'tag'),
    },
    triggeredWebhooks: { count: count('triggered_webhook') },
    webhookExecutions: { count: count('webhook_execution') },
    // Upstream counts it no longer, and keeps the key.
    matrix: { count: -1 },
    environments: { count: count('environment') },
    deployedVersions: {
      count: count('deployed_version'),
      userCreatedCount: count('deployed_version', 'auto_created = 0'),
      currentlyDeployedCount: count('deployed_version', 'undeployed_at is null'),
    },
    releasedVersions: {
      count: count('released_version'),
      currentlySupportedCount: count('released_version', 'support_ended_at is null'),
    },
  };
}

/** In the newest pact of each pair. A V4 pact keeps messages among its interactions, as upstream counts them. */
const latestInteractions = (database: Database): { readonly http: number; readonly messages: number } =>
  database.one<{ http: number; messages: number }>(
    `select coalesce(sum(json_array_length(content, '$.interactions')), 0) as http,
       coalesce(sum(json_array_length(content, '$.messages')), 0) as messages
     from pact_version where id in (
       select pact_version_id from latest_publication where (consumer_id, provider_id, consumer_version_id) in
         (select consumer_id, provider_id, max(consumer_version_id) from latest_publication group by consumer_id, provider_id))`,
  ) ?? { http: 0, messages: 0 };
