import { type Json, type Leaf, leavesOf, type Path } from './json.ts';
import type { Template } from './template.ts';
import { uuidPattern } from './value-kind.ts';

type Primitive = Leaf['value'];

/** The same slot of two recordings: what was sent, or answered, there. */
export interface Pair {
  readonly a: Primitive;
  readonly b: Primitive;
}

/** An answer of two recordings, as a source of later values. */
export interface AnswerPair {
  readonly step: number;
  readonly a: Json | undefined;
  readonly b: Json | undefined;
  /** Places of identifiers that the system made up in this answer; see {@link identifiersMade}. */
  readonly made: readonly Path[];
}

/** Anything shorter occurs by chance. */
const tellingLength = 6;

/**
 * Says how to make a value that was `a` in one recording and `b` in the other. Both drew the same, so a value that is the
 * same in both is a constant of the journey; one that differs came out of an earlier answer, or was made for that run alone.
 */
export function correlate(
  { a, b }: Pair,
  answers: readonly AnswerPair[],
  uniques: Pair & { readonly a: string; readonly b: string },
): Template {
  if (a === b) return fromMade(a, answers) ?? { from: 'recording', value: a };
  if (typeof a !== typeof b) return { from: 'recording', value: a };
  const answered = fromAnswer({ a, b }, answers);
  if (answered) return answered;
  if (typeof a !== 'string' || typeof b !== 'string') return { from: 'recording', value: a };
  const around = surroundings(a, b, uniques.a, uniques.b);
  if (around) return { from: 'run', ...around };
  if (uuidPattern.test(a) && uuidPattern.test(b)) return { from: 'uuid', name: a };
  const core = differing(a, b);
  return { from: 'run', prefix: core.prefix, suffix: core.suffix };
}

/**
 * The places of identifiers in an answer that nobody had said before: the system made them up, and may make up others next time,
 * even if two recordings got the same (a counter that starts again).
 */
export function identifiersMade(answer: Json | undefined, saidBefore: ReadonlySet<string>): Path[] {
  return leavesOf(answer ?? null)
    .filter(
      ({ path, value }) =>
        /(^|_)(id|uuid|key)$|(Id|Uuid|Key)$/.test(String(path.at(-1))) &&
        value !== null &&
        !saidBefore.has(String(value)),
    )
    .map(({ path }) => path);
}

function fromMade(value: Primitive, answers: readonly AnswerPair[]): Template | undefined {
  for (const { step, a, made } of answers) {
    const path = made.find((each) => String(leafAt(a, each)) === String(value));
    if (path) return { from: 'answer', step, path, prefix: '', suffix: '' };
  }
  return undefined;
}

/** The earliest answer that held the value in both recordings at the same place. */
function fromAnswer({ a, b }: Pair, answers: readonly AnswerPair[]): Template | undefined {
  for (const answer of answers) {
    for (const leaf of leavesOf(answer.a ?? null)) {
      const other = leafAt(answer.b, leaf.path);
      if (leaf.value === a && other === b)
        return { from: 'answer', step: answer.step, path: leaf.path, prefix: '', suffix: '' };
      if (typeof leaf.value !== 'string' || typeof other !== 'string' || leaf.value.length < tellingLength) continue;
      const around = surroundings(String(a), String(b), leaf.value, other);
      if (around) return { from: 'answer', step: answer.step, path: leaf.path, ...around };
    }
  }
  return undefined;
}

/** The equal text around two different cores; undefined when the texts do not consist of just that. */
function surroundings(
  a: string,
  b: string,
  coreA: string,
  coreB: string,
): { prefix: string; suffix: string } | undefined {
  const start = a.indexOf(coreA);
  if (start < 0 || coreA === '') return undefined;
  const prefix = a.slice(0, start);
  const suffix = a.slice(start + coreA.length);
  return `${prefix}${coreB}${suffix}` === b ? { prefix, suffix } : undefined;
}

/** What two texts share at their beginning and end, cut at the borders of words so that `a1-x` and `a2-x` share `-x`. */
function differing(a: string, b: string): { prefix: string; suffix: string } {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  while (start > 0 && /\w/.test(a[start - 1] ?? '')) start--;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  while (end > 0 && /\w/.test(a.at(-end) ?? '')) end--;
  return { prefix: a.slice(0, start), suffix: end === 0 ? '' : a.slice(-end) };
}

function leafAt(value: Json | undefined, path: Path): Primitive | undefined {
  return leavesOf(value ?? null).find((leaf) => leaf.path.join('\0') === path.join('\0'))?.value;
}
