import { type CompatibilityLevel, incompatibilitiesAt, levels } from '../compatibility/index.ts';
import type { SchemaType } from '../formats.ts';

/** How far the second schema may follow the first; FULL both read each other, NONE neither does. */
export type Verdict = 'FULL' | 'BACKWARD' | 'FORWARD' | 'NONE';

/** A before and after; `because` is the first break, of the new schema reading the old one if that fails, else the other way. */
export type Case = readonly [
  name: string,
  before: unknown,
  after: unknown,
  verdict: Verdict,
  because?: string | undefined,
];

const allowing: Readonly<Record<Verdict, readonly string[]>> = {
  FULL: ['BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL', 'FULL_TRANSITIVE'],
  BACKWARD: ['BACKWARD', 'BACKWARD_TRANSITIVE'],
  FORWARD: ['FORWARD', 'FORWARD_TRANSITIVE'],
  NONE: [],
};

export const levelsOf = (verdict: Verdict): readonly string[] => ['NONE', ...allowing[verdict]].toSorted();

const source = (schema: unknown) => ({
  text: typeof schema === 'string' ? schema : JSON.stringify(schema),
  references: [],
});

/** The levels at which `next` may follow `history`. */
export function levelsLetting(type: SchemaType, history: readonly unknown[], next: unknown): readonly string[] {
  return (Object.keys(levels) as CompatibilityLevel[])
    .filter((level) => breaksAt(level, type, history, next).length === 0)
    .toSorted();
}

/** The types of what breaks. */
export const breaksAt = (
  level: CompatibilityLevel,
  type: SchemaType,
  history: readonly unknown[],
  next: unknown,
): readonly string[] =>
  incompatibilitiesAt(
    level,
    { type, source: source(next) },
    history.map((schema, index) => ({ type, source: source(schema), version: index + 1 })),
  ).flatMap(({ found }) => found.map((each) => each.type));
