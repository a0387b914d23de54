import { isDeepStrictEqual } from 'node:util';
import { dereference, isRecord, type Json, recordOf } from '../json.ts';

/**
 * A schema without what can be written in several ways: references and `allOf` are taken in, `const` is an enum of one value, and a
 * null as one of two alternatives is a type.
 */
export function simpleSchema(document: Json, schema: unknown): Json {
  return merged(document, schema, new Set());
}

function merged(document: Json, schema: unknown, seen: ReadonlySet<unknown>): Json {
  // `false` takes no value, any other value is a schema that takes all.
  if (schema === false) return { not: {} };
  if (!isRecord(schema) || seen.has(schema)) return {};
  const { $ref, allOf = [], ...own } = schema;
  const deeper = new Set([...seen, schema]);
  const parts = [...($ref === undefined ? [] : [dereference(document, { $ref })]), ...(allOf as unknown[])];
  const whole = parts.map((part) => merged(document, part, deeper)).reduceRight(together, own);
  return nullAsType(document, constAsEnum(whole));
}

/** Both hold. Of two different bounds the second is kept: schemas that say the same thing twice are rare. */
function together(second: Json, first: Json): Json {
  const both: Record<string, unknown> = { ...first, ...second };
  if (first.properties && second.properties)
    both.properties = { ...recordOf(first.properties), ...recordOf(second.properties) };
  if (Array.isArray(first.required) && Array.isArray(second.required))
    both.required = [...new Set([...first.required, ...second.required])];
  for (const key of ['anyOf', 'oneOf', 'not'] as const)
    if (first[key] && second[key] && !isDeepStrictEqual(first[key], second[key])) both[`another ${key}`] = first[key];
  return both;
}

function constAsEnum({ const: value, ...schema }: Json): Json {
  return value === undefined ? schema : { ...schema, enum: [value] };
}

function nullAsType(document: Json, schema: Json): Json {
  for (const key of ['anyOf', 'oneOf'] as const) {
    const alternatives = schema[key];
    if (!Array.isArray(alternatives) || alternatives.length !== 2) continue;
    const isNull = (alternative: unknown) => recordOf(dereference(document, alternative)).type === 'null';
    const other = alternatives.find((alternative) => !isNull(alternative));
    if (!alternatives.some(isNull) || other === undefined) continue;
    const { [key]: _, ...rest } = schema;
    const only = simpleSchema(document, other);
    if (only.type === undefined) continue;
    const values = Array.isArray(only.enum) ? { enum: [...only.enum, null] } : {};
    return { ...rest, ...only, ...values, type: [...new Set([...typesOf(only), 'null'])] };
  }
  return schema;
}

/** Empty when it says nothing of types. */
export const typesOf = ({ type }: Json): readonly string[] =>
  typeof type === 'string' ? [type] : Array.isArray(type) ? type.map(String) : [];
