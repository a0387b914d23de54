import { invalid } from '../http/index.ts';
import { type NestedQuery, type NestedValue, parseNestedQuery } from '../query/index.ts';
import type { LatestBy, MatrixQuery, Selector } from './selector.ts';

/** The store takes no larger number; nobody has so many rows. */
const noLimit = 2 ** 31;
const latestBys: readonly string[] = ['cvpv', 'cvp', 'cp'] satisfies readonly LatestBy[];

/**
 * What `GET /matrix?…` asks; empty values are as if they were not there, and names that nobody knows are ignored, as upstream does
 * (matrix/parse_query.rb).
 *
 * @throws BrokerError 400 for a value of another shape than it must have
 */
export function readMatrixQuery(queryString: string): MatrixQuery {
  const query = parseNestedQuery(queryString);
  const latestBy = text(query, 'latestby');
  if (latestBy !== undefined && !latestBys.includes(latestBy))
    throw invalid([`latestby must be one of ${latestBys.join(', ')}, not ${latestBy}`]);
  const limit = text(query, 'limit');
  const tag = text(query, 'tag');
  const environment = text(query, 'environment');
  const mainBranch = flag(query, 'mainBranch');
  const latest = flag(query, 'latest');
  return {
    selectors: elements(query, 'q').map(readSelector('q')),
    ignore: Array.isArray(query.ignore) ? query.ignore.map(readSelector('ignore')) : [],
    ...(tag !== undefined && { tag }),
    ...(environment !== undefined && { environment }),
    ...(mainBranch !== undefined && { mainBranch }),
    ...(latest !== undefined && { latest }),
    ...(latestBy !== undefined && { latestBy: latestBy as LatestBy }),
    ...('success' in query && { success: successes(query.success ?? null) }),
    ...(limit !== undefined && { limit: Math.min(Number.parseInt(limit, 10), noLimit) }),
  };
}

const readSelector =
  (list: string) =>
  (value: NestedValue, index: number): Selector => {
    const at = `${list}[${index}]`;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw invalid([`${at} must have names within it, as in ${list}[][pacticipant]=Foo`]);
    const pacticipant = text(value, 'pacticipant', at);
    const version = text(value, 'version', at);
    const branch = text(value, 'branch', at);
    const tag = text(value, 'tag', at);
    const environment = text(value, 'environment', at);
    return {
      ...(pacticipant !== undefined && { pacticipant }),
      ...(version !== undefined && { version }),
      ...(branch !== undefined && { branch }),
      ...(tag !== undefined && { tag }),
      ...(environment !== undefined && { environment }),
      ...(flag(value, 'latest', at) && { latest: true }),
      ...(flag(value, 'mainBranch', at) && { mainBranch: true }),
    };
  };

function elements(query: NestedQuery, name: string): readonly NestedValue[] {
  const value = query[name] ?? [];
  if (!Array.isArray(value)) throw invalid([`${name} must be a list, as in ${name}[][pacticipant]=Foo`]);
  return value;
}

function text(query: NestedQuery, name: string, at?: string): string | undefined {
  const value = query[name] ?? '';
  if (typeof value !== 'string') throw invalid([`${at ? `${at}.` : ''}${name} must be a string`]);
  return value === '' ? undefined : value;
}

function flag(query: NestedQuery, name: string, at?: string): boolean | undefined {
  const value = text(query, name, at);
  return value === undefined ? undefined : value === 'true';
}

const successes = (value: NestedValue): (boolean | undefined)[] =>
  (Array.isArray(value) ? value : [value]).map((one) => {
    if (one !== null && typeof one !== 'string') throw invalid(['success must be true, false or empty']);
    return one === null || one === '' ? undefined : one === 'true';
  });
