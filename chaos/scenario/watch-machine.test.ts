import { expect, test } from 'vitest';
import { tooBusy } from './watch-machine.ts';

test('a machine is too busy when more than six processes want each core on the whole, not for a moment', () => {
  expect(tooBusy([5, 5, 60, 5, 5, 5, 5, 5, 5, 5], 2)).toBeUndefined();
  expect(tooBusy([20, 25, 30], 2)).toBe('25 processes wanted the 2 cores of this machine meanwhile');
  expect(tooBusy([20, 25, 30], 16)).toBeUndefined();
  expect(tooBusy([], 2)).toBeUndefined();
});
