import type { Database } from '../database/index.ts';
import { branchesOf, labelsOf, tagsOf } from '../pacticipants/index.ts';

/** What a webhook is called for: a pact, and a verification of it if there is one. */
export interface Occasion {
  readonly pact: PactFacts | undefined;
  readonly verification: VerificationFacts | undefined;
}

export interface PactFacts {
  readonly consumer: string;
  readonly provider: string;
  readonly consumerLabels: readonly string[];
  readonly providerLabels: readonly string[];
  readonly consumerVersion: VersionFacts;
  readonly sha: string;
  readonly buildUrl: string | null;
}

export interface VerificationFacts {
  readonly consumer: string;
  readonly provider: string;
  readonly providerVersion: VersionFacts;
  readonly sha: string;
  readonly number: number;
  readonly success: boolean;
  readonly buildUrl: string | null;
}

export interface VersionFacts {
  readonly number: string;
  readonly branch: string;
  readonly tags: readonly string[];
}

/** The pact of a publication, and the given verification or else the one that says most about it. */
export function occasionOf(database: Database, publicationId: number, verificationId: number | null): Occasion {
  const pact = database.one<PactRow>(
    `select consumer.id as consumerId, consumer.name as consumer, provider.id as providerId, provider.name as provider, sha,
       version.id as versionId, number, build_url as buildUrl, pact_version.id as pactVersionId
     from pact_publication join pacticipant as consumer on consumer.id = pact_publication.consumer_id
       join pacticipant as provider on provider.id = pact_publication.provider_id
       join version on version.id = consumer_version_id join pact_version on pact_version.id = pact_version_id
     where pact_publication.id = ?`,
    publicationId,
  );
  return {
    pact: pact && {
      consumer: pact.consumer,
      provider: pact.provider,
      consumerLabels: labelsOf(database, pact.consumerId).map(({ name }) => name),
      providerLabels: labelsOf(database, pact.providerId).map(({ name }) => name),
      consumerVersion: versionFacts(database, pact.versionId, pact.number),
      sha: pact.sha,
      buildUrl: pact.buildUrl,
    },
    verification:
      verificationId !== null
        ? verification(database, 'verification.id = ?', verificationId)
        : pact && latestVerification(database, pact),
  };
}

/** The provider's main branch has the word; without a result of it, whoever verified last. */
const latestVerification = (database: Database, { pactVersionId }: PactRow): VerificationFacts | undefined =>
  verification(
    database,
    `pact_version_id = ? and exists (select 1 from branch_version join branch on branch.id = branch_id
       where version_id = provider_version_id and branch.name = provider.main_branch)`,
    pactVersionId,
  ) ?? verification(database, 'pact_version_id = ?', pactVersionId);

interface PactRow {
  readonly consumerId: number;
  readonly consumer: string;
  readonly providerId: number;
  readonly provider: string;
  readonly sha: string;
  readonly versionId: number;
  readonly number: string;
  readonly buildUrl: string | null;
  readonly pactVersionId: number;
}

/** What a webhook is tried out with: the latest pact between the two, or between anyone. */
export function latestOccasion(
  database: Database,
  { consumerId, providerId }: { readonly consumerId: number | undefined; readonly providerId: number | undefined },
): Occasion {
  const latest = database.one<{ id: number }>(
    `select max(publication_id) as id from latest_publication
     where consumer_id = coalesce(?, consumer_id) and provider_id = coalesce(?, provider_id)`,
    consumerId ?? null,
    providerId ?? null,
  );
  return latest?.id ? occasionOf(database, latest.id, null) : { pact: undefined, verification: undefined };
}

function verification(database: Database, where: string, value: number): VerificationFacts | undefined {
  const row = database.one<{
    consumer: string;
    provider: string;
    versionId: number;
    versionNumber: string;
    sha: string;
    number: number;
    success: number;
    buildUrl: string | null;
  }>(
    `select consumer.name as consumer, provider.name as provider, version.id as versionId, version.number as versionNumber, sha,
       verification.number, success, verification.build_url as buildUrl
     from verification join pact_version on pact_version.id = pact_version_id
       join pacticipant as consumer on consumer.id = verification.consumer_id
       join pacticipant as provider on provider.id = verification.provider_id join version on version.id = provider_version_id
     where ${where} order by verification.id desc limit 1`,
    value,
  );
  if (!row) return undefined;
  const { versionId, versionNumber, success, ...facts } = row;
  return { ...facts, success: success === 1, providerVersion: versionFacts(database, versionId, versionNumber) };
}

export function versionFacts(database: Database, id: number, number: string): VersionFacts {
  const [latestBranch] = branchesOf(database, id).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return { number, branch: latestBranch?.name ?? '', tags: tagsOf(database, id).map(({ name }) => name) };
}
