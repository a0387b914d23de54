import type { Json } from '../../json.ts';
import type { Pair } from './pair.ts';
import type { Difference } from './rule.ts';

/** Bounds, each as a range; the unit is for the sentence. */
const ranges = [
  { lower: 'minLength', upper: 'maxLength', unit: ' characters' },
  { lower: 'minItems', upper: 'maxItems', unit: ' items' },
  { lower: 'minProperties', upper: 'maxProperties', unit: ' members' },
] as const;

export const compareBounds = (pair: Pair): Difference[] => [
  ...compareLower(pair, lowerOf, ''),
  ...compareUpper(pair, upperOf, ''),
  ...ranges.flatMap(({ lower, upper, unit }) => [
    ...compareLower(pair, (schema) => ({ limit: Number(schema[lower] ?? 0), open: false }), unit),
    ...compareUpper(
      pair,
      (schema) => ({ limit: Number(schema[upper] ?? Number.POSITIVE_INFINITY), open: false }),
      unit,
    ),
  ]),
  ...compareSteps(pair),
  ...compareUniqueness(pair),
];

interface Limit {
  readonly limit: number;
  /** The limit itself is outside. */
  readonly open: boolean;
}

const none = (limit: number): Limit => ({ limit, open: false });

const lowerOf = ({ minimum, exclusiveMinimum }: Json): Limit =>
  stricter(
    minimum === undefined ? none(Number.NEGATIVE_INFINITY) : { limit: Number(minimum), open: false },
    exclusiveMinimum === undefined ? none(Number.NEGATIVE_INFINITY) : { limit: Number(exclusiveMinimum), open: true },
    1,
  );

const upperOf = ({ maximum, exclusiveMaximum }: Json): Limit =>
  stricter(
    maximum === undefined ? none(Number.POSITIVE_INFINITY) : { limit: Number(maximum), open: false },
    exclusiveMaximum === undefined ? none(Number.POSITIVE_INFINITY) : { limit: Number(exclusiveMaximum), open: true },
    -1,
  );

const stricter = (one: Limit, other: Limit, sign: 1 | -1): Limit => (compare(one, other) * sign >= 0 ? one : other);

/** Positive when `one` is above; of lower limits that is the stricter, of upper ones the looser. */
function compare(one: Limit, other: Limit): number {
  if (one.limit !== other.limit) return one.limit > other.limit ? 1 : -1;
  return Number(one.open) - Number(other.open);
}

function compareLower({ before, after, at }: Pair, read: (schema: Json) => Limit, unit: string): Difference[] {
  const [old, next] = [read(before), read(after)];
  const difference = compare(next, old);
  if (difference === 0) return [];
  const sentence = `must be ${next.open ? 'more than' : 'at least'} ${said(next, unit)}, was ${said(old, unit)}`;
  return [{ rule: difference > 0 ? 'bound narrowed' : 'bound widened', at, sentence }];
}

function compareUpper({ before, after, at }: Pair, read: (schema: Json) => Limit, unit: string): Difference[] {
  const [old, next] = [read(before), read(after)];
  // An open upper limit is the stricter one.
  const difference = old.limit === next.limit ? Number(old.open) - Number(next.open) : compare(next, old);
  if (difference === 0) return [];
  const sentence = `must be ${next.open ? 'less than' : 'at most'} ${said(next, unit)}, was ${said(old, unit)}`;
  return [{ rule: difference < 0 ? 'bound narrowed' : 'bound widened', at, sentence }];
}

const said = ({ limit }: Limit, unit: string): string => (Number.isFinite(limit) ? `${limit}${unit}` : 'anything');

function compareSteps({ before, after, at }: Pair): Difference[] {
  const [old, next] = [before.multipleOf as number | undefined, after.multipleOf as number | undefined];
  if (old === next) return [];
  if (old === undefined) return [{ rule: 'bound narrowed', at, sentence: `must be a multiple of ${next} now` }];
  if (next === undefined) return [{ rule: 'bound widened', at, sentence: `need not be a multiple of ${old} any more` }];
  const sentence = `must be a multiple of ${next}, was of ${old}`;
  if (isMultiple(next, old)) return [{ rule: 'bound narrowed', at, sentence }];
  return [{ rule: isMultiple(old, next) ? 'bound widened' : 'bound changed', at, sentence }];
}

const isMultiple = (value: number, of: number): boolean => Number.isInteger(value / of);

function compareUniqueness({ before, after, at }: Pair): Difference[] {
  if (Boolean(before.uniqueItems) === Boolean(after.uniqueItems)) return [];
  return after.uniqueItems
    ? [{ rule: 'bound narrowed', at, sentence: 'may hold no item twice now' }]
    : [{ rule: 'bound widened', at, sentence: 'may hold an item twice now' }];
}
