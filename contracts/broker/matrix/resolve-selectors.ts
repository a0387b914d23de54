import type { Database } from '../database/index.ts';
import { findVersions } from './find-versions.ts';
import type { Integration } from './integrations.ts';
import { covers, type ResolvedSelector } from './resolved-selector.ts';
import { type MatrixQuery, meansAllVersions, type Selector } from './selector.ts';

export interface Resolved {
  readonly specified: readonly ResolvedSelector[];
  readonly ignored: readonly ResolvedSelector[];
}

export function resolveSelectors(database: Database, query: MatrixQuery): Resolved {
  const ignored = query.ignore.flatMap((selector) => resolve(database, selector, 'ignored', []));
  return {
    ignored,
    specified: query.selectors.flatMap((selector) => resolve(database, selector, 'specified', ignored)),
  };
}

/** Those that the specified work with, in the versions that the query's destination means. */
export function resolveOthers(
  database: Database,
  query: MatrixQuery,
  { specified, ignored }: Resolved,
  integrations: readonly Integration[],
): ResolvedSelector[] {
  const known = new Set(specified.map(({ pacticipant }) => pacticipant.name));
  const names = new Set(integrations.flatMap(({ consumer, provider }) => [consumer.name, provider.name]));
  const destination: Selector = {
    ...(query.tag !== undefined && { tag: query.tag }),
    ...(query.environment !== undefined && { environment: query.environment }),
    ...(query.mainBranch && { mainBranch: true }),
    ...(query.latest && { latest: true }),
  };
  return [...names]
    .filter((name) => !known.has(name))
    .flatMap((name) => resolve(database, { pacticipant: name, ...destination }, 'inferred', ignored));
}

function resolve(
  database: Database,
  selector: Selector,
  kind: ResolvedSelector['kind'],
  ignored: readonly ResolvedSelector[],
): ResolvedSelector[] {
  const name = selector.pacticipant ?? '';
  const pacticipant = database.one<{ id: number; name: string; main_branch: string | null }>(
    'select id, name, main_branch from pacticipant where name = ?',
    name,
  );
  const common = { selector, kind, branch: selector.branch, oneOfMany: false };
  if (!pacticipant) return [{ ...common, pacticipant: { id: undefined, name }, version: 'all', ignore: false }];
  const resolved = { ...common, pacticipant: { id: pacticipant.id, name: pacticipant.name } };
  const ignores = (versionId?: number) => ignored.some((other) => covers(other, pacticipant.id, versionId));
  if (meansAllVersions(selector)) return [{ ...resolved, version: 'all', ignore: ignores() }];
  const versions = findVersions(database, pacticipant.id, selector);
  if (versions.length === 0) return [{ ...resolved, version: 'none', ignore: ignores() }];
  const branch = selector.branch ?? (selector.mainBranch ? (pacticipant.main_branch ?? undefined) : undefined);
  return versions.map((version) => ({
    ...resolved,
    version,
    branch,
    oneOfMany: versions.length > 1,
    ignore: ignores(version.id),
  }));
}
