import { type Expectation, meets } from './expectation.ts';
import { isObject, type Json } from './json.ts';
import type { Template } from './template.ts';

/**
 * The part of an expectation that an answer of the unchanged system meets: two recordings may agree by chance on what a third
 * shows to be volatile.
 */
export function stablePart(
  expectation: Expectation,
  answer: Json | undefined,
  resolve: (template: Template) => unknown,
): Expectation {
  if (meets(answer, expectation, resolve)) return expectation;
  if (expectation.expects === 'fields' && isObject(answer)) {
    const fields = Object.entries(expectation.fields).map(
      ([key, each]) => [key, stablePart(each, answer[key], resolve)] as const,
    );
    return { ...expectation, fields: Object.fromEntries(fields.filter(([, each]) => each.expects !== 'anything')) };
  }
  if (expectation.expects === 'items' && Array.isArray(answer) && answer.length === expectation.items.length) {
    return {
      ...expectation,
      items: expectation.items.map((each, at) => stablePart(each, answer[at] as Json, resolve)),
    };
  }
  if (expectation.expects === 'every' && Array.isArray(answer) && expectation.length !== undefined) {
    return stablePart({ ...expectation, length: undefined }, answer, resolve);
  }
  return { expects: 'anything' };
}
