import { canonicalJson } from '../exact-json.ts';
import { isObject, isSchema, type JsonObject, type RawSchema } from './raw-schema.ts';
import type { Combined, Criterion, Shape, TypeName } from './shape.ts';

const criteria: readonly Criterion[] = ['allOf', 'anyOf', 'oneOf'];

/** Keywords that say which type a schema is about when it does not say so itself. */
const tellTales: readonly (readonly [TypeName, readonly string[]])[] = [
  ['array', ['items', 'prefixItems', 'additionalItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['array', ['unevaluatedItems', 'minContains', 'maxContains']],
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames']],
  ['object', ['minProperties', 'maxProperties', 'dependencies', 'dependentRequired', 'dependentSchemas']],
  ['object', ['unevaluatedProperties']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
];

/** @param shapeOf - reads a schema inside this one, following references */
export function readShape(raw: RawSchema, shapeOf: (raw: RawSchema) => Shape): Shape {
  if (typeof raw === 'boolean') return { kind: raw ? 'anything' : 'nothing' };
  const asked: Shape[] = [...valuesOf(raw), ...combinationsOf(raw, shapeOf), ...conditionsOf(raw), ...typesOf(raw)];
  const [only, ...others] = asked;
  if (only === undefined) return { kind: 'anything' };
  return others.length === 0 ? only : combine('allOf', () => asked);
}

function valuesOf(raw: JsonObject): Shape[] {
  return [
    ...(Array.isArray(raw.enum) ? [{ kind: 'enum' as const, values: raw.enum }] : []),
    ...('const' in raw ? [{ kind: 'const' as const, value: raw.const }] : []),
  ];
}

function combinationsOf(raw: JsonObject, shapeOf: (raw: RawSchema) => Shape): Shape[] {
  return criteria.flatMap((criterion) => {
    const parts = raw[criterion];
    if (!Array.isArray(parts)) return [];
    // Whoever says the same twice says it once.
    const different = [...new Map(parts.filter(isSchema).map((part) => [canonicalJson(part), part])).values()];
    return [combine(criterion, () => different.map(shapeOf))];
  });
}

function conditionsOf(raw: JsonObject): Shape[] {
  return [
    ...(isSchema(raw.not) ? [{ kind: 'not' as const, forbidden: raw.not }] : []),
    ...('if' in raw && ('then' in raw || 'else' in raw) ? [{ kind: 'conditional' as const, keywords: raw }] : []),
  ];
}

function typesOf(raw: JsonObject): Shape[] {
  const { type } = raw;
  if (typeof type === 'string') return [typed(type, raw)];
  if (Array.isArray(type)) {
    const types = [...new Set(type.map(String))].map((each) => typed(each, raw));
    return [types.length === 1 && types[0] ? types[0] : combine('anyOf', () => types)];
  }
  const told = tellTales.filter(([, keywords]) => keywords.some((keyword) => keyword in raw)).map(([name]) => name);
  return [...new Set(told)].map((name) => typed(name, raw));
}

const typed = (type: string, keywords: JsonObject): Shape => ({
  kind: (type === 'integer' ? 'number' : type) as TypeName,
  keywords,
  integer: type === 'integer',
  demanded: 'type' in keywords,
});

function combine(criterion: Criterion, read: () => readonly Shape[]): Combined {
  let parts: readonly Shape[] | undefined;
  return {
    kind: 'combined',
    criterion,
    parts: () => {
      parts ??= read();
      return parts;
    },
  };
}

/** What may stand where nothing else is said; `{}` and `true` are the same. */
export const isOpen = (raw: unknown): boolean => raw === undefined || raw === true || (isObject(raw) && isEmpty(raw));

const isEmpty = (raw: JsonObject): boolean => Object.keys(raw).length === 0;
