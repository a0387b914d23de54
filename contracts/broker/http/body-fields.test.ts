import { expect, test } from 'vitest';
import { bodyObject, textFields } from './body-fields.ts';

const errorsOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { body?: unknown }).body;
  }
  return undefined;
};

test.each([undefined, null, [], 'text', 7])('%j is no object', (body) => {
  expect(errorsOf(() => bodyObject(body))).toMatchObject({
    errors: [expect.stringContaining('Expected a JSON object in the request body')],
  });
});

test('what is not there is left out, null stays', () => {
  expect(textFields({ a: 'x', b: null, other: 1 }, { a: ['required'], b: [], c: [] })).toEqual({ a: 'x', b: null });
});

test('every field that breaks a rule is named', () => {
  const body = { number: 7, lines: 'a\nb', blank: ' ', spaced: 'a b', empty: '', none: null };
  expect(
    errorsOf(() =>
      textFields(body, {
        number: [],
        lines: [],
        blank: ['not blank'],
        spaced: ['no spaces'],
        empty: ['required'],
        none: ['required'],
        absent: ['required'],
      }),
    ),
  ).toEqual({
    errors: {
      number: ['must be a string'],
      lines: ['cannot contain multiple lines'],
      blank: ['cannot be blank'],
      spaced: ['cannot contain spaces'],
      empty: ['must be filled'],
      none: ['must be filled'],
      absent: ['is missing'],
    },
  });
});

test('a text that no address could hold is refused', () => {
  expect(errorsOf(() => textFields({ name: 'n'.repeat(1_001) }, { name: ['required'] }))).toEqual({
    errors: { name: ['cannot be longer than 1000 characters'] },
  });
});
