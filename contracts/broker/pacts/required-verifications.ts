import type { Database } from '../database/index.ts';
import type { PublishedPact } from './published-pact.ts';

/**
 * The provider's versions that should verify the content and have not: the head of its main branch, and what is deployed or
 * released and supported (upstream: calculate_required_verifications_for_pact).
 * @returns their ids
 */
export const requiredVerifications = (database: Database, { pactVersionId, providerId }: PublishedPact): number[] =>
  database
    .all<{ readonly id: number }>(
      `select id from (
         select (select max(version_id) from branch_version where branch_id = branch.id) as id
           from branch join pacticipant on pacticipant.id = branch.pacticipant_id and branch.name = pacticipant.main_branch
           where pacticipant.id = ?
         union select version_id from deployed_version where pacticipant_id = ? and undeployed_at is null
         union select version_id from released_version where pacticipant_id = ? and support_ended_at is null)
       where id is not null
         and not exists (select 1 from latest_verification where pact_version_id = ? and provider_version_id = id)
       order by id`,
      providerId,
      providerId,
      providerId,
      pactVersionId,
    )
    .map(({ id }) => id);
