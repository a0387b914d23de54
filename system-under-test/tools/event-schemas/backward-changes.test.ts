import { expect, test } from 'vitest';
import { z } from 'zod';
import { backwardProblems } from './backward-changes.ts';
import type { JsonSchema } from './json-schema.ts';

const schema = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input' }) as JsonSchema;
const problems = (before: z.ZodType, after: z.ZodType) => backwardProblems(schema(before), schema(after));
const { object, string, int, number, array, enum: oneOf, record, union, literal, uuid, email } = z;

test.each([
  ['nothing', object({ a: string() }), object({ a: string() })],
  ['an optional field', object({}), object({ a: string().optional() })],
  ['a field with a default', object({}), object({ a: string().default('x') })],
  ['one field less', object({ a: string(), b: int() }), object({ a: string() })],
  ['a field that may be absent now', object({ a: string() }), object({ a: string().optional() })],
  ['a field that may be null now', object({ a: string() }), object({ a: string().nullable() })],
  ['integers that may be fractions now', object({ a: int() }), object({ a: number() })],
  ['one value more', object({ a: oneOf(['x']) }), object({ a: oneOf(['x', 'y']) })],
  ['one value instead of a choice of one', object({ a: literal('x') }), object({ a: oneOf(['x', 'y']) })],
  ['a format less', object({ a: uuid() }), object({ a: string() })],
  ['a wider bound', object({ a: int().min(5) }), object({ a: int().min(0) })],
  ['one kind more', object({ a: string() }), object({ a: union([string(), int()]) })],
  ['anything', object({ a: array(string()) }), object({ a: z.unknown() })],
])('compatible: %s', (_, before, after) => {
  expect(problems(before, after)).toEqual([]);
});

test.each([
  ['required field a added without default', object({}), object({ a: string() })],
  ['field a became required', object({ a: string().optional() }), object({ a: string() })],
  ['type of a changed from integer to string', object({ a: int() }), object({ a: string() })],
  ['type of a changed from number to integer', object({ a: number() }), object({ a: int() })],
  ['type of lines[].count changed from integer to string', lines(int()), lines(string())],
  ['required field lines[].name added without default', lines(int()), lines(int(), { name: string() })],
  ['type of rates{} changed from number to string', rates(number()), rates(string())],
  ['value "y" of a removed', object({ a: oneOf(['x', 'y']) }), object({ a: oneOf(['x']) })],
  ['a was free and now takes only "x"', object({ a: string() }), object({ a: literal('x') })],
  ['a no longer accepts null', object({ a: string().nullable() }), object({ a: string() })],
  ['a no longer accepts integer', object({ a: union([string(), int()]) }), object({ a: string() })],
  ['minimum of a changed from 0 to 5', object({ a: int().min(0) }), object({ a: int().min(5) })],
  ['maxLength of a set to 10', object({ a: string() }), object({ a: string().max(10) })],
  ['minItems of a set to 1', object({ a: array(string()) }), object({ a: array(string()).min(1) })],
  ['a must now have the format email', object({ a: string() }), object({ a: email() })],
  ['field b is no longer accepted', object({ a: int(), b: int() }), z.strictObject({ a: int() })],
])('incompatible: %s', (problem, before, after) => {
  expect(problems(before, after)).toContain(problem);
});

test('what cannot be judged is a problem only where it changed', () => {
  const before = { type: 'object', properties: { a: { oneOf: [{ type: 'string' }] } } };
  expect(backwardProblems(before, before)).toEqual([]);
  expect(backwardProblems(before, { type: 'object', properties: { a: { oneOf: [] } } })).toEqual([
    'a changed in a way that cannot be judged (oneOf)',
  ]);
});

function lines(count: z.ZodType, more: z.core.$ZodLooseShape = {}): z.ZodType {
  return object({ lines: array(object({ count, ...more })) });
}
function rates(each: z.ZodType): z.ZodType {
  return object({ rates: record(string(), each) });
}
