import type { Database } from '../database/index.ts';
import type { Version } from '../pacticipants/index.ts';

/** Why a provider's version has to verify a new contract; upstream's words (`verifications/service.rb`). */
export const describeProviderVersion = (database: Database, { id }: Pick<Version, 'id'>): string[] =>
  database
    .all<{ description: string }>(
      `select 'latest from main branch' as description
       from branch join pacticipant on pacticipant.id = branch.pacticipant_id and branch.name = main_branch
       where (select max(version_id) from branch_version where branch_id = branch.id) = ?
       union all
       select distinct 'deployed in ' || environment.name from deployed_version join environment on environment.id = environment_id
       where version_id = ? and undeployed_at is null
       union all
       select distinct 'released in ' || environment.name from released_version join environment on environment.id = environment_id
       where version_id = ? and support_ended_at is null`,
      id,
      id,
      id,
    )
    .map(({ description }) => description);
