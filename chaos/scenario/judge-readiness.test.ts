import { expect, test } from 'vitest';
import { createFindings } from './findings.ts';
import { judgeReadiness } from './judge-readiness.ts';

const lease = { fault: 'shop→postgres is cut', fromMs: 1_000, untilMs: 6_000 };
const said = (...answers: readonly [atMs: number, ready: boolean][]) =>
  answers.map(([askedMs, ready]) => ({ service: 'shop', askedMs, answeredMs: askedMs + 5, ready, reason: '' }));

function judged(samples: ReturnType<typeof said>, withinMs?: number) {
  const findings = createFindings();
  judgeReadiness('shop', lease, samples, findings, withinMs);
  return findings.outcome('it told the truth').reason;
}

test('a service may take a moment to notice', () => {
  expect(judged(said([1_100, true], [2_100, true], [3_100, false], [4_100, false]))).toBe('it told the truth');
});

test('a service that notices too late, or never, lied', () => {
  const lie = 'shop said that it is ready, 2 times in 4000 ms, while shop→postgres is cut';
  expect(judged(said([1_100, true], [4_900, true], [5_100, false]))).toBe(lie);
  expect(judged(said([1_100, true], [2_100, false]), 1_000)).toBe(
    'shop said that it is ready, 1 times in 1000 ms, while shop→postgres is cut',
  );
});

test('what it said before, and what others said, does not count', () => {
  const others = said([2_000, false]).map((sample) => ({ ...sample, service: 'other' }));
  expect(judged([...others, ...said([900, false], [2_000, true])])).toContain('1 times');
  expect(judged(others)).toBe('could not tell: shop was not asked whether it is ready while shop→postgres is cut');
});
