import type { Database } from '../database/index.ts';
import type { Verification } from './verification.ts';

/** What the same version said before of the same content counts again. */
export const deleteVerification = (database: Database, { id, pactVersionId, providerVersionId }: Verification): void =>
  database.transaction(() => {
    database.run('delete from verification where id = ?', id);
    database.run(
      `insert or replace into latest_verification (pact_version_id, provider_version_id, verification_id, success)
       select pact_version_id, provider_version_id, id, success from verification
       where pact_version_id = ? and provider_version_id = ? order by id desc limit 1`,
      pactVersionId,
      providerVersionId,
    );
  });
