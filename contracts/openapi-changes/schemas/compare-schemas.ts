import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../json.ts';
import { simpleSchema } from '../../openapi/index.ts';
import type { Found } from '../side.ts';
import { compareAlternatives } from './compare-alternatives.ts';
import { compareBounds } from './compare-bounds.ts';
import { compareMembers } from './compare-members.ts';
import { compareTypes } from './compare-types.ts';
import { compareValues } from './compare-values.ts';
import type { Pair } from './pair.ts';
import { type Difference, type Direction, rules } from './rule.ts';

export interface SchemaIn {
  readonly document: Json;
  readonly schema: unknown;
}

export function compareSchemas(sides: {
  readonly before: SchemaIn;
  readonly after: SchemaIn;
  readonly direction: Direction;
}): Found[] {
  const simple = {
    before: memoised((schema) => simpleSchema(sides.before.document, schema)),
    after: memoised((schema) => simpleSchema(sides.after.document, schema)),
  };
  const compared = new Map<unknown, Set<unknown>>();
  const compare = (old: unknown, next: unknown, at: string): Difference[] => {
    const [before, after] = [simple.before(old), simple.after(next)];
    // A schema may hold itself; where two meet again, all is said.
    const met = compared.get(before) ?? new Set();
    if (met.has(after)) return [];
    compared.set(before, met.add(after));
    const within: Pair['within'] = (one, other, token) => compare(one, other, `${at}/${token}`);
    return comparePair({ before, after, at, direction: sides.direction, within, simple });
  };
  return compare(sides.before.schema, sides.after.schema, '').map(({ rule, at, sentence }) => ({
    class: rules[rule][sides.direction],
    at,
    sentence,
  }));
}

function comparePair(pair: Pair): Difference[] {
  const types = compareTypes(pair);
  // Of a value that is something else altogether there is nothing more to say.
  if (types.some(({ rule }) => rule === 'type changed')) return types;
  return [
    ...types,
    ...compareValues(pair),
    ...compareBounds(pair),
    ...compareMembers(pair),
    ...compareItems(pair),
    ...compareAlternatives(pair),
    ...compareTheRest(pair),
  ];
}

function compareItems({ before, after, within }: Pair): Difference[] {
  if (before.items === undefined && after.items === undefined) return [];
  return within(before.items ?? {}, after.items ?? {}, '*');
}

/** Rare keywords are not compared in depth; that they changed is said all the same. */
function compareTheRest({ before, after, at }: Pair): Difference[] {
  const rest = [
    'not',
    'if',
    'then',
    'else',
    'contains',
    'prefixItems',
    'patternProperties',
    'propertyNames',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
    'unevaluatedItems',
    'another anyOf',
    'another oneOf',
    'another not',
  ];
  const differences = rest
    .filter((keyword) => !isDeepStrictEqual(before[keyword], after[keyword]))
    .map(
      (keyword): Difference => ({
        rule: 'not compared',
        at,
        sentence: `its "${keyword}" changed; that is not compared`,
      }),
    );
  if (before.deprecated !== true && after.deprecated === true)
    differences.push({ rule: 'deprecated', at, sentence: 'is deprecated' });
  return differences;
}

/** One object for one schema, so that pairs can be told by identity. */
function memoised(make: (schema: unknown) => Json): (schema: unknown) => Json {
  const made = new Map<unknown, Json>();
  return (schema) => {
    const key = refOf(schema);
    const known = made.get(key) ?? make(schema);
    made.set(key, known);
    return known;
  };
}

/** Every mention of `#/components/schemas/Order` is the same schema. */
function refOf(schema: unknown): unknown {
  const { $ref, ...rest } = (typeof schema === 'object' && schema !== null ? schema : {}) as Json;
  return typeof $ref === 'string' && Object.keys(rest).length === 0 ? $ref : schema;
}
