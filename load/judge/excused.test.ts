import { expect, test } from 'vitest';
import { excused } from './excused.ts';

const slow = { verdict: 'fail', speed: true, reason: 'GET /items: p95 900 ms' } as const;
const wrong = { verdict: 'fail', reason: '3 of 10 users failed' } as const;

test('on a machine that others keep busy slowness is open, and errors are errors', () => {
  const because = {
    verdict: 'inconclusive',
    speed: true,
    reason: 'other programs took 62 % of the processors meanwhile',
  };
  expect(excused([slow, wrong], 0.62)).toEqual([because, { ...slow, verdict: 'inconclusive' }, wrong]);
  expect(excused([wrong], 0.62)).toEqual([wrong]);
});

test('on a machine of our own, or where nobody can tell, slowness is the system’s', () => {
  expect(excused([slow], 0.1)).toEqual([slow]);
  expect(excused([slow], undefined)).toEqual([slow]);
});
