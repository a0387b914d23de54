import { isDeepStrictEqual } from 'node:util';
import { type Json, recordOf } from '../../json.ts';
import type { Pair } from './pair.ts';
import type { Difference } from './rule.ts';

/** `anyOf` and `oneOf`, which are one here: a value of one alternative is hardly ever one of another. */
export function compareAlternatives(pair: Pair): Difference[] {
  const { at, within } = pair;
  const old = alternativesOf(pair, 'before');
  const next = alternativesOf(pair, 'after');
  if (old.length === 0 && next.length === 0) return [];
  if (old.length === 0) return [{ rule: 'alternative removed', at, sentence: `must be ${listed(next)} now` }];
  if (next.length === 0) return [{ rule: 'alternative added', at, sentence: `need not be ${listed(old)} any more` }];
  const pairs = paired(old, next);
  const lost = old.filter((one) => !pairs.has(one));
  const gained = next.filter((one) => ![...pairs.values()].includes(one));
  return [
    ...[...pairs].flatMap(([one, other]) => within(one.schema, other.schema, `(${one.name})`)),
    ...lost.map(
      (one): Difference => ({ rule: 'alternative removed', at, sentence: `may not be ${one.name} any more` }),
    ),
    ...gained.map((one): Difference => ({ rule: 'alternative added', at, sentence: `may be ${one.name} now` })),
  ];
}

interface Alternative {
  readonly name: string;
  readonly schema: unknown;
  readonly simple: Json;
}

function alternativesOf({ simple, ...pair }: Pair, side: 'before' | 'after'): Alternative[] {
  const { anyOf = [], oneOf = [] } = pair[side];
  return [...(anyOf as unknown[]), ...(oneOf as unknown[])].map((schema, index) => {
    const found = simple[side](schema);
    return { name: nameOf(schema, found) ?? `alternative ${index + 1}`, schema, simple: found };
  });
}

/** What tells it from the others: its schema's name, its title, or the one value that a member or it itself has. */
function nameOf(schema: unknown, { title, properties, enum: values, type }: Json): string | undefined {
  const { $ref } = recordOf(schema);
  if (typeof $ref === 'string') return $ref.split('/').at(-1);
  if (typeof title === 'string') return title;
  for (const [member, { const: value, enum: [only, ...more] = [] }] of Object.entries(
    recordOf(properties) as Members,
  )) {
    if (value !== undefined || (only !== undefined && more.length === 0))
      return `${member} ${JSON.stringify(value ?? only)}`;
  }
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' or ');
  return typeof type === 'string' && type !== 'object' ? type : undefined;
}

type Members = Record<string, { readonly const?: unknown; readonly enum?: readonly unknown[] }>;

/** Those that are the same, then those of the same name, then the one that is left on each side. */
function paired(old: readonly Alternative[], next: readonly Alternative[]): Map<Alternative, Alternative> {
  const pairs = new Map<Alternative, Alternative>();
  const free = (alternatives: readonly Alternative[]) =>
    alternatives.filter((one) => !pairs.has(one) && ![...pairs.values()].includes(one));
  const ways: ((one: Alternative, other: Alternative) => boolean)[] = [
    (one, other) => isDeepStrictEqual(one.simple, other.simple),
    (one, other) => one.name === other.name && !one.name.startsWith('alternative '),
  ];
  for (const alike of ways) {
    for (const one of free(old)) {
      const other = free(next).find((candidate) => alike(one, candidate));
      if (other) pairs.set(one, other);
    }
  }
  const [one, ...moreOld] = free(old);
  const [other, ...moreNext] = free(next);
  if (one && other && moreOld.length === 0 && moreNext.length === 0) pairs.set(one, other);
  return pairs;
}

const listed = (alternatives: readonly Alternative[]): string => alternatives.map(({ name }) => name).join(' or ');
