import { expect, test } from 'vitest';
import type { Flaw } from './flaw.ts';
import { catchersOf, judgeFlaw, names, placesOf } from './judge-flaw.ts';

const system = {
  name: 'shop',
  entry: { web: { to: 'order' } },
  services: {
    order: { command: ['node', 'shop/services/order/main.ts'] },
    payment: { command: ['node', 'shop/services/payment/main.ts'] },
  },
};
const flaw = (more: Partial<Flaw> = {}): Flaw => ({
  id: 'a-flaw',
  title: 'something breaks',
  caughtBy: ['chaos'],
  edits: [{ file: 'services/order/charge.ts', replace: 'a', with: 'b' }],
  ...more,
});
const failed = (suite: 'chaos' | 'load' | 'system', reason: string) =>
  ({ verdict: 'fail', checks: [{ id: 'x/y', suite, verdict: 'fail', reason }] }) as never;

test('the place of a flaw is the service whose folder holds the edited file', () => {
  expect(placesOf(flaw(), system, 'shop')).toEqual(['order']);
});

test('an edit of shared code may show anywhere', () => {
  const shared = flaw({ edits: [{ file: 'platform/outbox.ts', replace: 'a', with: 'b' }] });
  expect(placesOf(shared, system, 'shop')).toEqual(['order', 'payment']);
});

test('a failure counts only from the right suite and with the right name', () => {
  expect(judgeFlaw(flaw(), ['order'], failed('chaos', 'order→payment: 3 orders never ended'))).toBe('caught');
  expect(judgeFlaw(flaw(), ['order'], failed('chaos', '3 orders never ended'))).toBe('caught-wrongly');
  expect(judgeFlaw(flaw(), ['order'], failed('load', 'order is slow'))).toBe('caught-wrongly');
  expect(judgeFlaw(flaw(), ['order'], failed('system', 'order did not start'))).toBe('caught-wrongly');
});

test('a gate that could not tell has not caught anything', () => {
  expect(judgeFlaw(flaw(), ['order'], { verdict: 'inconclusive', checks: [] })).toBe('undecided');
  expect(judgeFlaw(flaw(), ['order'], { verdict: 'pass', checks: [] })).toBe('missed');
  expect(judgeFlaw(flaw(), ['order'], undefined)).toBe('undecided');
});

test('invariants are read by every suite that changes the system', () => {
  expect(catchersOf(flaw({ caughtBy: ['chaos', 'invariants'] }))).toEqual(['chaos', 'synthetic', 'load']);
});

test('a service is named as a word of its own', () => {
  expect(names('order→payment', 'order')).toBe(true);
  expect(names('the orders topic', 'order')).toBe(false);
  expect(names('user-order', 'order')).toBe(false);
});
