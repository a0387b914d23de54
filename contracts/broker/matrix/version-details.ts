import type { Database } from '../database/index.ts';
import { links } from '../http/index.ts';
import type { MatrixRow } from './rows.ts';

/** Presents versions with where they are: their branches, tags and environments; read for all of the rows at once. */
export function versionPresenter(
  database: Database,
  rows: readonly MatrixRow[],
  base: string,
): (pacticipant: string, version: { readonly id: number; readonly number: string }) => Record<string, unknown> {
  const ids = JSON.stringify([
    ...new Set(
      rows.flatMap(({ consumer, provider }) => [
        consumer.version.id,
        ...(provider.version ? [provider.version.id] : []),
      ]),
    ),
  ]);
  const branches = byVersion(database.all<Branch>(branchesOf, ids));
  const tags = byVersion(database.all<Tag>(tagsOf, ids));
  const environments = byVersion(database.all<Environment>(environmentsOf, ids, ids));
  return (pacticipant, { id, number }) => {
    const branchVersions = (branches.get(id) ?? []).map(({ name, latest }) => ({
      name,
      latest: latest === 1,
      _links: {
        self: { title: 'Branch version', name, href: links.branchVersion(base, pacticipant, name, number) },
      },
    }));
    return {
      number,
      branch: branchVersions.at(-1)?.name ?? null,
      branches: branchVersions,
      branchVersions,
      environments: (environments.get(id) ?? []).map((environment) => presentEnvironment(environment, base)),
      _links: { self: { href: links.version(base, pacticipant, number) } },
      tags: (tags.get(id) ?? []).map(({ name, latest }) => ({
        name,
        latest: latest === 1,
        _links: { self: { href: links.tag(base, pacticipant, number, name) } },
      })),
    };
  };
}

interface Named {
  readonly versionId: number;
  readonly name: string;
}
interface Branch extends Named {
  readonly latest: number;
}
type Tag = Branch;
interface Environment extends Named {
  readonly uuid: string;
  readonly displayName: string | null;
  readonly production: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const byVersion = <Row extends Named>(rows: readonly Row[]): Map<number, Row[]> =>
  Map.groupBy(rows, ({ versionId }) => versionId);

const branchesOf = `
  select m.version_id as versionId, b.name,
         m.version_id = (select max(version_id) from branch_version where branch_id = m.branch_id) as latest
    from branch_version m join branch b on b.id = m.branch_id
   where m.version_id in (select value from json_each(?)) order by m.created_at, b.id`;

const tagsOf = `
  select t.version_id as versionId, t.name,
         t.version_id = (select max(version_id) from tag where pacticipant_id = t.pacticipant_id and name = t.name) as latest
    from tag t where t.version_id in (select value from json_each(?)) order by t.created_at, t.name`;

const environmentsOf = `
  select s.version_id as versionId, e.uuid, e.name, e.display_name as displayName, e.production,
         e.created_at as createdAt, e.updated_at as updatedAt
    from (select version_id, environment_id, created_at from deployed_version
           where undeployed_at is null and version_id in (select value from json_each(?))
          union all select version_id, environment_id, created_at from released_version
           where support_ended_at is null and version_id in (select value from json_each(?))) s
    join environment e on e.id = s.environment_id
   group by s.version_id, e.id order by min(s.created_at)`;

const presentEnvironment = (
  { uuid, name, displayName, production, createdAt, updatedAt }: Environment,
  base: string,
) => ({
  uuid,
  name,
  displayName,
  production: production === 1,
  createdAt,
  updatedAt,
  _links: { self: { title: 'Environment', name, href: links.environment(base, uuid) } },
});
