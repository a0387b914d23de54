import { withoutId } from './content-sha.ts';
import { sameQuestion } from './merge-pacts.ts';
import { inOrder, isObject, mapInteractions, type PactContent } from './pact-content.ts';

/**
 * How one pact became another, as lines: `-` is before, `+` after, and what is equal is left out (`...`). Interactions are held
 * against those of the same description and states, wherever they stand.
 */
export const describeDifference = (before: PactContent, after: PactContent): string =>
  lines(comparable(before), comparable(after), '', 0).join('\n');

const comparable = (content: PactContent): unknown => inOrder(mapInteractions(content, withoutId));

function lines(before: unknown, after: unknown, label: string, depth: number): string[] {
  if (equal(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    const inner = keys.flatMap((key) =>
      lines(own(before, key), own(after, key), `${JSON.stringify(key)}: `, depth + 1),
    );
    return [line(' ', depth, `${label}{`), ...inner, line(' ', depth, '}')];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const inner = pairs(before, after).flatMap(([old, now]) =>
      equal(old, now) ? [line(' ', depth + 1, '...')] : lines(old, now, '', depth + 1),
    );
    return [line(' ', depth, `${label}[`), ...inner, line(' ', depth, ']')];
  }
  return [...whole('-', before, label, depth), ...whole('+', after, label, depth)];
}

/** Undefined is on that side no more, or not yet; a key may be named `constructor`. */
const own = (from: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(from, key) ? from[key] : undefined;

/** Undefined is on that side no more, or not yet. */
function pairs(before: readonly unknown[], after: readonly unknown[]): (readonly [unknown, unknown])[] {
  const interactions = [...before, ...after].every((entry) => isObject(entry) && 'description' in entry);
  if (!interactions)
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => [before[index], after[index]]);
  const left = [...after];
  const matched = before.map((old) => {
    const index = left.findIndex((now) => isObject(old) && isObject(now) && sameQuestion(old, now));
    return [old, index < 0 ? undefined : left.splice(index, 1)[0]] as const;
  });
  return [...matched, ...left.map((now) => [undefined, now] as const)];
}

function whole(sign: '-' | '+', value: unknown, label: string, depth: number): string[] {
  if (value === undefined) return [];
  const [first, ...rest] = JSON.stringify(value, undefined, 2).split('\n');
  return [line(sign, depth, `${label}${first}`), ...rest.map((text) => line(sign, depth, text))];
}

const line = (sign: string, depth: number, text: string): string => `${sign} ${'  '.repeat(depth)}${text}`;
const equal = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
