import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './json-schema.ts';

const UNDERSTOOD = new Set([
  ...[
    '$schema',
    'title',
    'description',
    'default',
    'type',
    'properties',
    'required',
    'items',
    'anyOf',
    'enum',
    'const',
  ],
  ...['format', 'pattern', 'additionalProperties', 'propertyNames'],
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'],
]);
const LOWER_BOUNDS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];
const UPPER_BOUNDS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];

/**
 * What keeps a consumer of `after` from reading everything that was written as `before`: BACKWARD compatibility, as Confluent's
 * schema registry calls it. What the check does not understand counts as a problem unless it is unchanged.
 *
 * @returns one sentence per problem; none when `after` is compatible.
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
 */
export function backwardProblems(before: JsonSchema, after: JsonSchema): string[] {
  return compare(before, after, '');
}

function compare(before: JsonSchema, after: JsonSchema, path: string): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const strange = [...Object.keys(before), ...Object.keys(after)].find((keyword) => !UNDERSTOOD.has(keyword));
  if (strange) return [`${named(path)} changed in a way that cannot be judged (${strange})`];
  if (branchesOf(before).length > 1 || branchesOf(after).length > 1) return compareUnions(before, after, path);
  const type = typeProblem(before, after, path);
  if (type) return [type];
  return [
    ...valueProblems(before, after, path),
    ...boundProblems(before, after, path),
    ...formatProblems(before, after, path),
    ...fieldProblems(before, after, path),
    ...(after.items ? compare(before.items ?? {}, after.items, `${path}[]`) : []),
    ...entryProblems(before, after, path),
  ];
}

/** Whatever `before` allowed has to find a branch of `after` that takes it. */
function compareUnions(before: JsonSchema, after: JsonSchema, path: string): string[] {
  return branchesOf(before).flatMap((old) => {
    const accepted = branchesOf(after).some((branch) => compare(old, branch, path).length === 0);
    return accepted ? [] : [`${named(path)} no longer accepts ${kindOf(old)}`];
  });
}

/** The kinds of value that a schema allows, one schema each. */
function branchesOf(schema: JsonSchema): readonly JsonSchema[] {
  if (schema.anyOf) return schema.anyOf;
  if (!Array.isArray(schema.type)) return [schema];
  return schema.type.map((type: string) => (type === 'null' ? { type } : { ...schema, type }));
}

function typeProblem(before: JsonSchema, after: JsonSchema, path: string): string | undefined {
  if (after.type === undefined || before.type === after.type) return undefined;
  if (before.type === 'integer' && after.type === 'number') return undefined;
  return `type of ${named(path)} changed from ${kindOf(before)} to ${kindOf(after)}`;
}

function valueProblems(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const allowed = valuesOf(after);
  if (!allowed) return [];
  const old = valuesOf(before);
  if (!old) return [`${named(path)} was free and now takes only ${allowed.map(text).join(', ')}`];
  const removed = old.filter((value) => !allowed.some((each) => isDeepStrictEqual(each, value)));
  return removed.map((value) => `value ${text(value)} of ${named(path)} removed`);
}

function boundProblems(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const narrower = (bound: string, sign: 1 | -1): string[] => {
    const now = after[bound];
    const then = before[bound];
    if (typeof now !== 'number' || (typeof then === 'number' && (now - then) * sign <= 0)) return [];
    return [`${bound} of ${named(path)} ${typeof then === 'number' ? `changed from ${then}` : 'set'} to ${now}`];
  };
  return [
    ...LOWER_BOUNDS.flatMap((bound) => narrower(bound, 1)),
    ...UPPER_BOUNDS.flatMap((bound) => narrower(bound, -1)),
  ];
}

/** A format brings its pattern along, so the pattern is looked at only where there is no format. */
function formatProblems(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const keyword = after.format === undefined ? 'pattern' : 'format';
  if (after[keyword] === undefined || before[keyword] === after[keyword]) return [];
  return [`${named(path)} must now have the ${keyword} ${after[keyword]}`];
}

function fieldProblems(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const old = before.properties ?? {};
  const now = after.properties ?? {};
  const at = (field: string): string => (path ? `${path}.${field}` : field);
  const demanded = (after.required ?? []).filter((field) => !before.required?.includes(field));
  return [
    ...demanded.map((field) =>
      field in old ? `field ${at(field)} became required` : `required field ${at(field)} added without default`,
    ),
    ...Object.entries(now).flatMap(([field, schema]) => (old[field] ? compare(old[field], schema, at(field)) : [])),
    ...(after.additionalProperties === false
      ? Object.keys(old)
          .filter((field) => !(field in now))
          .map((field) => `field ${at(field)} is no longer accepted`)
      : []),
  ];
}

/** Of a record, whose fields are not named. */
function entryProblems(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const { additionalProperties: now } = after;
  if (typeof now !== 'object' || now === null) return [];
  const then = before.additionalProperties;
  return compare(typeof then === 'object' && then !== null ? (then as JsonSchema) : {}, now as JsonSchema, `${path}{}`);
}

function valuesOf(schema: JsonSchema): readonly unknown[] | undefined {
  return schema.enum ?? ('const' in schema ? [schema.const] : undefined);
}

const text = (value: unknown): string => JSON.stringify(value);
const named = (path: string): string => path || 'data';
const kindOf = (schema: JsonSchema): string =>
  schema.type?.toString() ?? valuesOf(schema)?.map(text).join(' or ') ?? 'anything';
