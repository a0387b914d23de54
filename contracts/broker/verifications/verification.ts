import type { Database, Value } from '../database/index.ts';

/** What a provider's version said of a content. */
export interface Verification {
  readonly id: number;
  readonly pactVersionId: number;
  readonly sha: string;
  readonly consumerName: string;
  readonly providerName: string;
  readonly providerVersionId: number;
  readonly providerVersionNumber: string;
  /** In the address; ascends over all verifications, and none is given twice. */
  readonly number: number;
  readonly success: boolean;
  readonly buildUrl: string | null;
  readonly testResults: unknown;
  readonly verifiedBy: unknown;
  readonly wip: boolean;
  /** Null when nobody asked. */
  readonly pending: boolean | null;
  readonly createdAt: string;
}

type Row = Omit<Verification, 'success' | 'wip' | 'pending' | 'testResults' | 'verifiedBy'> & {
  readonly success: number;
  readonly wip: number;
  readonly pending: number | null;
  readonly testResults: string | null;
  readonly verifiedBy: string | null;
};

function select(database: Database, rest: string, ...values: Value[]): Verification[] {
  const rows = database.all<Row>(
    `select verification.id, verification.pact_version_id as pactVersionId, pact_version.sha, consumer.name as consumerName,
       provider.name as providerName, provider_version_id as providerVersionId, version.number as providerVersionNumber,
       verification.number, success, verification.build_url as buildUrl, test_results as testResults, verified_by as verifiedBy,
       wip, pending, verification.created_at as createdAt
     from verification join pact_version on pact_version.id = verification.pact_version_id
     join pacticipant as consumer on consumer.id = verification.consumer_id
     join pacticipant as provider on provider.id = verification.provider_id
     join version on version.id = provider_version_id ${rest}`,
    ...values,
  );
  return rows.map((row) => ({
    ...row,
    success: row.success === 1,
    wip: row.wip === 1,
    pending: row.pending === null ? null : row.pending === 1,
    testResults: row.testResults === null ? undefined : JSON.parse(row.testResults),
    verifiedBy: row.verifiedBy === null ? undefined : JSON.parse(row.verifiedBy),
  }));
}

export const verificationById = (database: Database, id: number): Verification | undefined =>
  select(database, 'where verification.id = ?', id)[0];

export const verificationByNumber = (
  database: Database,
  { pactVersionId }: { readonly pactVersionId: number },
  number: number,
): Verification | undefined =>
  select(database, 'where verification.pact_version_id = ? and verification.number = ?', pactVersionId, number)[0];

/** Whoever said it, of whichever version. */
export const latestVerification = (
  database: Database,
  { pactVersionId }: { readonly pactVersionId: number },
): Verification | undefined =>
  select(database, 'where verification.pact_version_id = ? order by verification.id desc limit 1', pactVersionId)[0];
