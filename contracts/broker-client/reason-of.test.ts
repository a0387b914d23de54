import { expect, test } from 'vitest';
import { reasonOf } from './reason-of.ts';

test.each([
  [{ errors: ['Pacticipant Foo not found', 'limit'] }, 'Pacticipant Foo not found; limit'],
  [
    { errors: { tags: ['is missing'], contracts: { 0: { content: ['is missing'] } } } },
    'tags is missing; contracts.0.content is missing',
  ],
  [{ errors: 'no' }, 'no'],
  [{ error: 'not found' }, 'not found'],
  [{ error: { message: 'broken', reference: 'x1' } }, 'broken'],
  [
    {
      notices: [
        { type: 'error', text: 'changed' },
        { type: 'info', text: 'diff' },
      ],
    },
    'changed; diff',
  ],
  [{ title: 'Server error', detail: 'out of disk', status: 500 }, 'Server error; out of disk'],
  [' plain text ', 'plain text'],
  [{}, ''],
  [null, ''],
  [undefined, ''],
])('%j is told as "%s"', (body, reason) => {
  expect(reasonOf(body)).toBe(reason);
});
