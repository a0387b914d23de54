import { invalid } from '../http/index.ts';

/** A text, nothing (`?latest`), a list, or names of more; without a prototype, so that `__proto__` is a name like any other. */
export type NestedValue = string | null | NestedValue[] | NestedQuery;
export interface NestedQuery {
  [name: string]: NestedValue;
}

/** A longer query is a mistake or an attack: the official clients ask for tens of selectors, never for thousands. */
const mostParameters = 4_096;
/** Rack's `param_depth_limit`. */
const deepest = 100;

/**
 * Parses as Rack does (lib/rack/query_parser.rb): `a[b]=1` nests, `a[]=1` lists, and a name that repeats inside `a[][…]` starts the
 * next element of the list, so that `q[][pacticipant]=A&q[][version]=1&q[][pacticipant]=B` are two selectors.
 *
 * @param queryString - undecoded, without the question mark
 * @throws BrokerError 400 for a broken percent-encoding, for a name that is both a list and a text, and past the bounds
 */
export function parseNestedQuery(queryString: string): NestedQuery {
  const parameters = queryString.split('&').filter((parameter) => parameter !== '');
  if (parameters.length > mostParameters)
    throw invalid([`the query has ${parameters.length} parameters; the limit is ${mostParameters}`]);
  const query = emptyQuery();
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const name = decoded(equals < 0 ? parameter : parameter.slice(0, equals));
    nest(query, name, equals < 0 ? null : decoded(parameter.slice(equals + 1)), 0);
  }
  return query;
}

function nest(into: NestedQuery, name: string, value: string | null, depth: number): void {
  if (depth >= deepest) throw invalid([`the query nests deeper than ${deepest} names`]);
  const [key, rest] = depth === 0 ? firstKey(name) : nextKey(name);
  if (key === '') return;
  if (rest === '') into[key] = value;
  else if (rest === '[') into[name] = value;
  else if (rest === '[]') listAt(into, key).push(value);
  else if (rest.startsWith('[]')) {
    const list = listAt(into, key);
    const child = nameWithinList(rest);
    const last = list.at(-1);
    const goesOn = isNested(last) && !has(last, child);
    const element = goesOn ? last : emptyQuery();
    nest(element, child, value, depth + 1);
    if (!goesOn) list.push(element);
  } else nest(nestedAt(into, key), rest, value, depth + 1);
}

/** At the start a bracket is a character like any other. */
function firstKey(name: string): readonly [string, string] {
  const bracket = name.indexOf('[', 1);
  return bracket < 0 ? [name, ''] : [name.slice(0, bracket), name.slice(bracket)];
}

function nextKey(name: string): readonly [string, string] {
  if (name.startsWith('[]')) return ['[]', name.slice(2)];
  const end = name.indexOf(']', 1);
  return name.startsWith('[') && end > 0 ? [name.slice(1, end), name.slice(end + 1)] : [name, ''];
}

/** `[][version]` and, as upstream's pages write it, `[]version`. */
const nameWithinList = (rest: string): string => /^\[\]\[([^[\]]+)\]$/.exec(rest)?.[1] ?? rest.slice(2);

/** A list within an element never counts as had: it takes any number of values. */
function has(nested: NestedQuery, path: string): boolean {
  if (path.includes('[]')) return false;
  let at: NestedValue | undefined = nested;
  for (const part of path.split(/[[\]]+/).filter((part) => part !== '')) {
    if (!isNested(at) || !Object.hasOwn(at, part)) return false;
    at = at[part];
  }
  return true;
}

function listAt(query: NestedQuery, key: string): NestedValue[] {
  const found = query[key];
  if (found === undefined) {
    const list: NestedValue[] = [];
    query[key] = list;
    return list;
  }
  if (!Array.isArray(found)) throw invalid([`${key} is a list in one place of the query and not in another`]);
  return found;
}

function nestedAt(query: NestedQuery, key: string): NestedQuery {
  const found = query[key];
  if (found === undefined) {
    const nested = emptyQuery();
    query[key] = nested;
    return nested;
  }
  if (!isNested(found)) throw invalid([`${key} has names within it in one place of the query and not in another`]);
  return found;
}

const isNested = (value: NestedValue | undefined): value is NestedQuery =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const emptyQuery = (): NestedQuery => Object.create(null) as NestedQuery;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalid([`the query holds a broken percent-encoding: ${text.slice(0, 100)}`]);
  }
}
