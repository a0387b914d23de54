import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import { type NestedQuery, type NestedValue, parseNestedQuery } from '../query/index.ts';
import type { MatrixQuery, Selector } from './selector.ts';

/**
 * What `GET /can-i-deploy?pacticipant=Foo&version=1&environment=prod` asks; upstream: contracts/can_i_deploy_query_schema.rb and
 * matrix/parse_can_i_deploy_query.rb.
 *
 * @throws BrokerError 400 with the errors of each field
 */
export function readCanIDeployQuery(database: Database, queryString: string): MatrixQuery {
  const query = parseNestedQuery(queryString);
  const errors: Record<string, string[]> = {};
  const wrong = (field: string, text: string): undefined => {
    errors[field] = [...(errors[field] ?? []), text];
  };
  const filled = (field: string): string | undefined => {
    const value = query[field];
    if (value === undefined) return undefined;
    if (value === null || value === '') return wrong(field, "can't be blank");
    return typeof value === 'string' ? value : wrong(field, 'must be a string');
  };
  const required = (field: string): string | undefined =>
    query[field] === undefined ? wrong(field, 'is missing') : filled(field);

  const pacticipant = required('pacticipant');
  const version = required('version');
  const tag = filled('to');
  const environment = filled('environment');
  if (pacticipant !== undefined && !database.one('select 1 from pacticipant where name = ?', pacticipant))
    wrong('pacticipant', 'does not match an existing pacticipant');
  if (environment !== undefined && !database.one('select 1 from environment where name = ?', environment))
    wrong('environment', `with name '${environment}' does not exist`);
  if (query.to === undefined && query.environment === undefined)
    wrong('', "Must specify either an environment or a 'to' tag.");
  if (tag !== undefined && environment !== undefined) wrong('', "Cannot specify both a 'to' tag and an environment.");
  if (pacticipant === undefined || version === undefined || Object.keys(errors).length > 0) throw invalid(errors);

  return {
    selectors: [{ pacticipant, version }],
    ignore: ignored(query),
    // Several versions of a provider may be live in one environment, and each counts; upstream: issue 903.
    ...(environment === undefined ? { latestBy: 'cvp', latest: true } : { latestBy: 'cvpv', environment }),
    ...(tag !== undefined && { tag }),
  };
}

/** `ignore[]=Foo`, and `ignore[][pacticipant]=Foo&ignore[][version]=1`. */
const ignored = (query: NestedQuery): Selector[] =>
  Array.isArray(query.ignore) ? query.ignore.flatMap(ignoredOne) : [];

function ignoredOne(value: NestedValue): Selector[] {
  if (typeof value === 'string') return value === '' ? [] : [{ pacticipant: value }];
  if (value === null || Array.isArray(value) || typeof value.pacticipant !== 'string') return [];
  const { pacticipant, version } = value;
  return [typeof version === 'string' ? { pacticipant, version } : { pacticipant }];
}
