import { expect, it } from 'vitest';
import { describeDifference } from './describe-difference.ts';
import { interaction, pactOf } from './testing/index.ts';

it('is nothing between pacts that differ in order and ids alone', () => {
  const turned = { ...pactOf('Foo', 'Bar'), interactions: [{ _id: 'x', ...interaction('b') }, interaction('a')] };
  expect(describeDifference(pactOf('Foo', 'Bar', 'a', 'b'), pactOf('Foo', 'Bar', 'a', 'b'))).toBe('');
  expect(describeDifference(pactOf('Foo', 'Bar', 'a', 'b'), turned)).not.toMatch(/^[-+]/m);
});

it('holds an interaction against the one of the same description and states, and leaves out what is equal', () => {
  const before = pactOf('Foo', 'Bar', 'a', 'b');
  const after = { ...before, interactions: [interaction('new'), interaction('b', 404), interaction('a')] };
  expect(describeDifference(before, after).split('\n')).toEqual([
    '  {',
    '    "interactions": [',
    '      ...',
    '      {',
    '        "response": {',
    '-         "status": 200',
    '+         "status": 404',
    '        }',
    '      }',
    '+     {',
    '+       "description": "new",',
    '+       "request": {',
    '+         "method": "GET",',
    '+         "path": "/"',
    '+       },',
    '+       "response": {',
    '+         "status": 200',
    '+       }',
    '+     }',
    '    ]',
    '  }',
  ]);
});

it('shows what came and what went, in lists and in what changed its kind', () => {
  const lines = describeDifference({ a: [1, 2], b: { c: 1 }, gone: null }, { a: [1, 3, 4], b: [1], came: 'x' }).split(
    '\n',
  );
  expect(lines).toEqual([
    '  {',
    '    "a": [',
    '      ...',
    '-     2',
    '+     3',
    '+     4',
    '    ]',
    '-   "b": {',
    '-     "c": 1',
    '-   }',
    '+   "b": [',
    '+     1',
    '+   ]',
    '+   "came": "x"',
    '-   "gone": null',
    '  }',
  ]);
});
