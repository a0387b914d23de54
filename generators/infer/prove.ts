import type { Expectation } from './expectation.ts';
import { meets } from './expectation.ts';
import { changed, isObject, type Json, type Path } from './json.ts';
import type { Template } from './template.ts';

/** An expectation that was shown to fail, or was left out because it could not. */
export interface Proof {
  readonly expectation: Expectation;
  /** Assertions shown to fail on at least one mutated answer. */
  readonly proven: number;
  /** Where an assertion could not be made to fail; it is not written. */
  readonly dropped: readonly Path[];
}

/** Ways in which a broken build changes a value. */
const mutations: readonly ((old: Json) => Json | undefined)[] = [
  () => undefined,
  (old) =>
    typeof old === 'number' ? old + 1 : typeof old === 'string' ? `${old}x` : typeof old === 'boolean' ? !old : null,
  (old) => (typeof old === 'string' ? 0 : 'changed'),
  () => null,
  (old) => (Array.isArray(old) ? [...old, null] : old),
];

/**
 * Keeps of an expectation what notices at least one mutation of the recorded answer at that very place; an assertion that
 * nothing can make fail asserts nothing.
 */
export function prove(answer: Json, expectation: Expectation, resolve: (template: Template) => unknown): Proof {
  const dropped: Path[] = [];
  let proven = 0;
  const notices = (path: Path): boolean =>
    mutations.some((mutate) => {
      const mutant = changed(answer, path, mutate);
      return JSON.stringify(mutant) !== JSON.stringify(answer) && !meets(mutant, expectation, resolve);
    });
  const keep = (part: Expectation, path: Path, recorded: Json | undefined): Expectation => {
    switch (part.expects) {
      case 'anything':
        return part;
      case 'fields': {
        const fields = Object.entries(part.fields).map(
          ([key, each]) => [key, keep(each, [...path, key], isObject(recorded) ? recorded[key] : undefined)] as const,
        );
        const kept = fields.filter(([, each]) => each.expects !== 'anything');
        return kept.length === 0 ? { expects: 'anything' } : { ...part, fields: Object.fromEntries(kept) };
      }
      case 'items':
        return {
          ...part,
          items: part.items.map((each, at) =>
            keep(each, [...path, at], Array.isArray(recorded) ? recorded[at] : undefined),
          ),
        };
      case 'every': {
        const first = Array.isArray(recorded) ? (recorded[0] as Json | undefined) : undefined;
        return first === undefined ? part : { ...part, item: keep(part.item, [...path, 0], first) };
      }
      default: {
        if (recorded !== undefined && notices(path)) {
          proven++;
          return part;
        }
        dropped.push(path);
        return { expects: 'anything' };
      }
    }
  };
  return { expectation: keep(expectation, [], answer), proven, dropped };
}
