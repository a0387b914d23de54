/**
 * What the broker keeps, one statement per table or index; applied in one transaction when the file is new.
 *
 * Ids ascend in the order of creation, and that is the order of versions too (upstream: `order_versions_by_date`). Times are ISO
 * 8601 in UTC. Names of pacticipants are unique whatever their case; everything else is compared as it is written.
 */
export const schema: readonly string[] = [
  `create table pacticipant (
     id integer primary key, name text not null unique collate nocase, display_name text, main_branch text,
     repository_url text, repository_name text, repository_namespace text, created_at text not null, updated_at text not null)`,
  `create table label (
     pacticipant_id integer not null references pacticipant on delete cascade, name text not null,
     created_at text not null, updated_at text not null, primary key (pacticipant_id, name)) without rowid`,
  `create table version (
     id integer primary key autoincrement, pacticipant_id integer not null references pacticipant on delete cascade,
     number text not null, build_url text, created_at text not null, updated_at text not null, unique (pacticipant_id, number))`,
  `create table branch (
     id integer primary key autoincrement, pacticipant_id integer not null references pacticipant on delete cascade,
     name text not null, created_at text not null, unique (pacticipant_id, name))`,
  // The head of a branch is its highest version.
  `create table branch_version (
     branch_id integer not null references branch on delete cascade, version_id integer not null references version on delete cascade,
     created_at text not null, primary key (branch_id, version_id)) without rowid`,
  `create index branch_of_version on branch_version (version_id)`,
  `create table tag (
     pacticipant_id integer not null references pacticipant on delete cascade, name text not null,
     version_id integer not null references version on delete cascade, created_at text not null,
     primary key (pacticipant_id, name, version_id)) without rowid`,
  `create index tag_of_version on tag (version_id)`,

  // Who has, or ever had, a contract with whom.
  `create table integration (
     id integer primary key, consumer_id integer not null references pacticipant on delete cascade,
     provider_id integer not null references pacticipant on delete cascade, created_at text not null,
     contract_data_updated_at text not null, unique (consumer_id, provider_id))`,
  `create index integration_of_provider on integration (provider_id)`,
  // A pact's content, told apart by what affects its verification alone.
  `create table pact_version (
     id integer primary key autoincrement, consumer_id integer not null references pacticipant on delete cascade,
     provider_id integer not null references pacticipant on delete cascade, sha text not null, content text not null,
     created_at text not null, unique (consumer_id, provider_id, sha))`,
  // A consumer's version that said so; published again, it is a new revision, and the highest counts.
  `create table pact_publication (
     id integer primary key autoincrement, consumer_version_id integer not null references version on delete cascade,
     consumer_id integer not null references pacticipant on delete cascade, provider_id integer not null references pacticipant on delete cascade,
     pact_version_id integer not null references pact_version on delete cascade, revision integer not null,
     created_at text not null, unique (consumer_version_id, provider_id, revision))`,
  `create index publication_of_content on pact_publication (pact_version_id, consumer_version_id)`,
  `create index publication_between on pact_publication (consumer_id, provider_id, consumer_version_id)`,
  // The highest revision of each consumer version and provider, so that no reader has to look for it.
  `create table latest_publication (
     consumer_version_id integer not null references version on delete cascade, provider_id integer not null references pacticipant on delete cascade,
     consumer_id integer not null references pacticipant on delete cascade,
     publication_id integer not null references pact_publication on delete cascade,
     pact_version_id integer not null references pact_version on delete cascade, primary key (consumer_version_id, provider_id)) without rowid`,
  `create index latest_publication_between on latest_publication (consumer_id, provider_id, consumer_version_id)`,
  `create index latest_publication_of_content on latest_publication (pact_version_id)`,

  `create table verification (
     id integer primary key autoincrement, pact_version_id integer not null references pact_version on delete cascade,
     consumer_id integer not null references pacticipant on delete cascade, provider_id integer not null references pacticipant on delete cascade,
     provider_version_id integer not null references version on delete cascade, number integer not null,
     success integer not null, build_url text, test_results text, verified_by text, wip integer not null default 0,
     pending integer, selectors text, created_at text not null, unique (pact_version_id, number))`,
  `create index verification_of_version on verification (provider_version_id)`,
  // What a provider's version said last about a content.
  `create table latest_verification (
     pact_version_id integer not null references pact_version on delete cascade,
     provider_version_id integer not null references version on delete cascade,
     verification_id integer not null references verification on delete cascade, success integer not null,
     primary key (pact_version_id, provider_version_id)) without rowid`,
  `create index latest_verification_of_version on latest_verification (provider_version_id)`,
  // What is known of the same without a replay: a consumer's pact held against the provider's own contract.
  `create table comparison (
     id integer primary key autoincrement, pact_version_id integer not null references pact_version on delete cascade,
     provider_version_id integer not null references version on delete cascade, type text not null, success integer not null,
     results text not null, created_at text not null, unique (pact_version_id, provider_version_id, type))`,
  `create index comparison_of_version on comparison (provider_version_id)`,

  `create table environment (
     id integer primary key, uuid text not null unique, name text not null unique, display_name text,
     production integer not null, contacts text not null, created_at text not null, updated_at text not null)`,
  // Deployed as long as undeployed_at is null; a null target is a target of its own.
  `create table deployed_version (
     id integer primary key autoincrement, uuid text not null unique, pacticipant_id integer not null references pacticipant on delete cascade,
     version_id integer not null references version on delete cascade, environment_id integer not null references environment on delete cascade,
     target text, auto_created integer not null default 0, created_at text not null, updated_at text not null, undeployed_at text)`,
  `create index deployed_now on deployed_version (environment_id, pacticipant_id) where undeployed_at is null`,
  `create index deployment_of_version on deployed_version (version_id)`,
  `create table released_version (
     id integer primary key autoincrement, uuid text not null unique, pacticipant_id integer not null references pacticipant on delete cascade,
     version_id integer not null references version on delete cascade, environment_id integer not null references environment on delete cascade,
     created_at text not null, updated_at text not null, support_ended_at text, unique (version_id, environment_id))`,
  `create index supported_now on released_version (environment_id, pacticipant_id) where support_ended_at is null`,

  `create table webhook (
     id integer primary key, uuid text not null unique, description text, enabled integer not null, events text not null,
     consumer_id integer references pacticipant on delete cascade, consumer_label text,
     provider_id integer references pacticipant on delete cascade, provider_label text,
     request text not null, created_at text not null, updated_at text not null)`,
  // One webhook called for one event; its request is kept as it was sent, secrets left out.
  `create table triggered_webhook (
     id integer primary key autoincrement, uuid text not null unique, webhook_id integer references webhook on delete set null,
     webhook_uuid text not null, event text not null, consumer_id integer, provider_id integer, publication_id integer,
     verification_id integer, context text not null, status text not null, attempts integer not null default 0,
     next_attempt_at text, created_at text not null, updated_at text not null)`,
  `create index webhooks_to_deliver on triggered_webhook (next_attempt_at) where next_attempt_at is not null`,
  `create table webhook_execution (
     id integer primary key autoincrement, triggered_webhook_id integer not null references triggered_webhook on delete cascade,
     success integer not null, log text not null, created_at text not null)`,

  // A provider's own contract (OpenAPI, AsyncAPI), for bi-directional comparison.
  `create table provider_contract (
     id integer primary key autoincrement, provider_id integer not null references pacticipant on delete cascade,
     provider_version_id integer not null references version on delete cascade, specification text not null,
     content_type text not null, sha text not null, content text not null, self_verification text, created_at text not null,
     unique (provider_version_id, specification))`,
];
