import { type Incompatibility, under } from '../format.ts';
import { type Compare, found, say, step } from './found.ts';
import type { JsonObject, RawSchema } from './raw-schema.ts';

/** What a property brings along, if it is there: other properties, or a whole schema. */
export function compareDependencies(
  writer: JsonObject,
  reader: JsonObject,
  compare: Compare,
): readonly Incompatibility[] {
  return [...compareNeeds(needsOf(writer), needsOf(reader)), ...compareSchemas(writer, reader, compare)];
}

function compareNeeds(
  before: ReadonlyMap<string, readonly string[]>,
  now: ReadonlyMap<string, readonly string[]>,
): readonly Incompatibility[] {
  return [...now].flatMap(([name, needs]) => {
    const needed = before.get(name);
    const more = needs.filter((each) => !needed?.includes(each));
    if (more.length === 0) return [];
    const at = `/dependencies${step(name)}`;
    const why = `{reader} wants ${more.map(say).join(', ')} beside ${say(name)}, {writer} does not`;
    if (!needed) return [found('DEPENDENCY_ARRAY_ADDED', at, why)];
    const extended = needed.every((each) => needs.includes(each));
    return [found(extended ? 'DEPENDENCY_ARRAY_EXTENDED' : 'DEPENDENCY_ARRAY_CHANGED', at, why)];
  });
}

function compareSchemas(writer: JsonObject, reader: JsonObject, compare: Compare): readonly Incompatibility[] {
  const before = schemasOf(writer);
  return [...schemasOf(reader)].flatMap(([name, schema]) => {
    const at = `/dependencies${step(name)}`;
    const written = before.get(name);
    if (written !== undefined) return under(at, compare(written, schema));
    const why = `{reader} wants more of an object that has ${say(name)}, {writer} does not`;
    return [found('DEPENDENCY_SCHEMA_ADDED', at, why)];
  });
}

/** Draft 7 has both kinds under one keyword. */
const needsOf = (keywords: JsonObject): ReadonlyMap<string, readonly string[]> =>
  new Map(entries<readonly string[]>(keywords, 'dependentRequired').filter(([, needs]) => Array.isArray(needs)));

const schemasOf = (keywords: JsonObject): ReadonlyMap<string, RawSchema> =>
  new Map(entries<RawSchema>(keywords, 'dependentSchemas').filter(([, schema]) => !Array.isArray(schema)));

const entries = <Value>(keywords: JsonObject, keyword: string): (readonly [string, Value])[] =>
  Object.entries({
    ...(keywords.dependencies as Record<string, Value> | undefined),
    ...(keywords[keyword] as Record<string, Value> | undefined),
  });
