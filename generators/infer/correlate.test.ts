import { expect, test } from 'vitest';
import { type AnswerPair, correlate, identifiersMade } from './correlate.ts';

const uniques = { a: 'aaaaaaaa1-0', b: 'bbbbbbbb2-0' };
const session: AnswerPair = { step: 0, a: { token: 'eyJhbG.aaa' }, b: { token: 'eyJhbG.bbb' }, made: [] };

test('a value that is the same in both recordings is a constant of the journey', () => {
  expect(correlate({ a: 'prod-001', b: 'prod-001' }, [session], uniques)).toEqual({
    from: 'recording',
    value: 'prod-001',
  });
});

test('a value out of an earlier answer is taken from there, with the text around it', () => {
  expect(correlate({ a: 'Bearer eyJhbG.aaa', b: 'Bearer eyJhbG.bbb' }, [session], uniques)).toEqual({
    from: 'answer',
    step: 0,
    path: ['token'],
    prefix: 'Bearer ',
    suffix: '',
  });
});

test('a value in another place of the other recording is no correlation', () => {
  const elsewhere: AnswerPair = { step: 0, a: { x: 'one-long-id' }, b: { y: 'two-long-id' }, made: [] };
  expect(correlate({ a: 'one-long-id', b: 'two-long-id' }, [elsewhere], uniques).from).toBe('run');
});

test('what the journey made unique is made anew', () => {
  expect(correlate({ a: 'sue-aaaaaaaa1-0@example.com', b: 'sue-bbbbbbbb2-0@example.com' }, [], uniques)).toEqual({
    from: 'run',
    prefix: 'sue-',
    suffix: '@example.com',
  });
});

test('an identifier that the system made is taken from its answer, even if both recordings got the same', () => {
  const created: AnswerPair = { step: 1, a: { id: 41, size: 3 }, b: { id: 41, size: 3 }, made: [['id']] };
  expect(correlate({ a: '41', b: '41' }, [created], uniques)).toMatchObject({ from: 'answer', step: 1, path: ['id'] });
  expect(correlate({ a: '3', b: '3' }, [created], uniques)).toEqual({ from: 'recording', value: '3' });
});

test('an identifier that was said before was not made up in this answer', () => {
  const answer = { id: 'cart-7', orderId: 'order-9', name: 'Ada' };
  expect(identifiersMade(answer, new Set(['cart-7']))).toEqual([['orderId']]);
});
