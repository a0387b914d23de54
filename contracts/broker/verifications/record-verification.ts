import { type BrokerContext, timestamp } from '../context.ts';
import { findOrCreateVersion } from '../pacticipants/index.ts';
import { type Metadata, type PublishedPact, recordIntegration } from '../pacts/index.ts';
import type { VerificationResult } from './read-result.ts';
import { type Verification, verificationById } from './verification.ts';

/** Nothing is known of how the verifier got the pact. */
const byItself: Metadata = { wip: false, pending: undefined, selectors: [] };

/**
 * Keeps what a provider's version says of a pact's content; it holds for every consumer version with that content. On the disk when
 * this returns; webhooks and pages hear of it then.
 * @param pact - the publication that the events are about
 */
export function recordVerification(
  context: BrokerContext,
  pact: PublishedPact,
  result: VerificationResult,
  metadata: Metadata = byItself,
): Verification {
  const recorded = context.database.transaction(() => insertVerification(context, pact, result, metadata));
  tellOf(context, pact, recorded);
  return recorded;
}

/** To be told once it is on the disk. */
export function tellOf({ events }: BrokerContext, pact: PublishedPact, { id, success }: Verification): void {
  const about = { publicationId: pact.id, verificationId: id };
  events.tell({ name: 'provider_verification_published', ...about });
  events.tell({ name: success ? 'provider_verification_succeeded' : 'provider_verification_failed', ...about });
}

/** Within a transaction of the caller's. */
export function insertVerification(
  context: BrokerContext,
  pact: PublishedPact,
  { providerApplicationVersion, success, buildUrl, testResults, verifiedBy }: VerificationResult,
  { wip, pending, selectors }: Metadata,
): Verification {
  const { database } = context;
  const version = findOrCreateVersion(context, { id: pact.providerId }, providerApplicationVersion);
  recordIntegration(context, pact.consumerId, pact.providerId);
  const { id } = database.run(
    `insert into verification (pact_version_id, consumer_id, provider_id, provider_version_id, number, success, build_url,
       test_results, verified_by, wip, pending, selectors, created_at)
     values (?, ?, ?, ?, coalesce((select seq from sqlite_sequence where name = 'verification'), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
    pact.pactVersionId,
    pact.consumerId,
    pact.providerId,
    version.id,
    success ? 1 : 0,
    buildUrl ?? null,
    json(testResults),
    json(verifiedBy),
    wip ? 1 : 0,
    pending === undefined ? null : Number(pending),
    selectors.length === 0 ? null : JSON.stringify(selectors),
    timestamp(context),
  );
  database.run(
    `insert or replace into latest_verification (pact_version_id, provider_version_id, verification_id, success)
     values (?, ?, ?, ?)`,
    pact.pactVersionId,
    version.id,
    id,
    success ? 1 : 0,
  );
  return verificationById(database, id) as Verification;
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
