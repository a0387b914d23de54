import { type AnswerPair, correlate } from './correlate.ts';
import { isObject, type Json, type Path } from './json.ts';
import type { Template } from './template.ts';
import { commonKind, isOfKind, kindOf, type ValueKind } from './value-kind.ts';

/** What must hold for a value in an answer. */
export type Expectation =
  /** Equals what the template makes. */
  | { readonly expects: 'value'; readonly template: Template }
  | { readonly expects: 'kind'; readonly kind: ValueKind }
  /** Has at least these fields. */
  | { readonly expects: 'fields'; readonly fields: Readonly<Record<string, Expectation>> }
  /** Exactly these items, in this order. */
  | { readonly expects: 'items'; readonly items: readonly Expectation[] }
  /** Every item is like this; `length` when it does not change from run to run. */
  | { readonly expects: 'every'; readonly item: Expectation; readonly length: number | undefined }
  | { readonly expects: 'anything' };

export interface InferenceContext {
  readonly answers: readonly AnswerPair[];
  readonly uniques: { readonly a: string; readonly b: string };
  /** Templates of what was sent, by the value in the first recording: an answer may echo them. */
  readonly sent: readonly { readonly a: string; readonly b: string; readonly template: Template }[];
  /** Places of identifiers that this very answer makes up. */
  readonly made: readonly Path[];
}

/** A list longer than this is expected as a whole, item by item no reader would follow. */
const readableItems = 3;

/** Compares an answer in two recordings: what is the same is expected as it is, what differs by where it comes from or its kind. */
export function inferExpectation(a: Json, b: Json, context: InferenceContext, path: Path = []): Expectation {
  if (isObject(a) && isObject(b)) {
    const shared = Object.keys(a).filter((key) => key in b);
    return {
      expects: 'fields',
      fields: Object.fromEntries(
        shared.map((key) => [key, inferExpectation(a[key] as Json, b[key] as Json, context, [...path, key])]),
      ),
    };
  }
  if (Array.isArray(a) && Array.isArray(b)) return inferList(a, b, context, path);
  const [kindA, kindB] = [kindOf(a), kindOf(b)];
  if (isObject(a) || isObject(b) || Array.isArray(a) || Array.isArray(b)) return { expects: 'anything' };
  if (a === b && context.made.some((each) => each.join('\0') === path.join('\0')))
    return { expects: 'kind', kind: kindA };
  if (a === b)
    return {
      expects: 'value',
      template: correlate({ a: a as null, b: b as null }, identifier(path) ? context.answers : [], context.uniques),
    };
  const echo = context.sent.find((each) => each.a === a && each.b === b);
  if (echo) return { expects: 'value', template: echo.template };
  const template = correlate({ a: a as string, b: b as string }, context.answers, context.uniques);
  if (template.from === 'answer') return { expects: 'value', template };
  const kind = commonKind(kindA, kindB);
  return kind ? { expects: 'kind', kind } : { expects: 'anything' };
}

/** A price that happens to equal an identifier does not come from it. */
const identifier = (path: Path): boolean => /id$|key$/i.test(String(path.at(-1)));

function inferList(a: readonly Json[], b: readonly Json[], context: InferenceContext, path: Path): Expectation {
  if (a.length === b.length && a.length <= readableItems) {
    return {
      expects: 'items',
      items: a.map((each, at) => inferExpectation(each, b[at] as Json, context, [...path, at])),
    };
  }
  const all = [...a, ...b];
  const length = a.length === b.length ? a.length : undefined;
  return { expects: 'every', item: all.length > 0 ? generalise(all) : { expects: 'anything' }, length };
}

/** What all of several values have in common. */
function generalise(values: readonly Json[]): Expectation {
  if (values.every(isObject)) {
    const [first = {}] = values;
    const shared = Object.keys(first).filter((key) => values.every((value) => key in value));
    return {
      expects: 'fields',
      fields: Object.fromEntries(shared.map((key) => [key, generalise(values.map((value) => value[key] as Json))])),
    };
  }
  if (values.every(Array.isArray)) {
    const inner = values.flat() as Json[];
    return {
      expects: 'every',
      item: inner.length > 0 ? generalise(inner) : { expects: 'anything' },
      length: undefined,
    };
  }
  const [first] = values;
  if (values.length > 1 && values.every((value) => value === first))
    return { expects: 'value', template: { from: 'recording', value: first as null } };
  const kind = values
    .map(kindOf)
    .reduce<ValueKind | undefined>((so, each) => so && commonKind(so, each), kindOf(first ?? null));
  return kind ? { expects: 'kind', kind } : { expects: 'anything' };
}

/** Whether a value is as expected; `resolve` fills templates. The generated code must agree with this, which a test checks. */
export function meets(
  value: Json | undefined,
  expectation: Expectation,
  resolve: (template: Template) => unknown,
): boolean {
  switch (expectation.expects) {
    case 'anything':
      return true;
    case 'value':
      return value === resolve(expectation.template);
    case 'kind':
      return value !== undefined && isOfKind(value, expectation.kind);
    case 'fields':
      return (
        isObject(value) &&
        Object.entries(expectation.fields).every(([key, each]) =>
          each.expects === 'anything' ? true : meets(value[key], each, resolve),
        )
      );
    case 'items':
      return (
        Array.isArray(value) &&
        value.length === expectation.items.length &&
        expectation.items.every((each, at) => meets(value[at] as Json, each, resolve))
      );
    case 'every':
      return (
        Array.isArray(value) &&
        (expectation.length === undefined || value.length === expectation.length) &&
        value.every((each: Json) => meets(each, expectation.item, resolve))
      );
  }
}
