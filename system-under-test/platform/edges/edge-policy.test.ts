import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createEdge, type EdgeOptions } from './edge.ts';

const sound = { peer: 'product', url: 'http://127.0.0.1:1', log: pino({ level: 'silent' }), timeoutMs: 1_000 };

test.each([
  ['timeoutMs', { timeoutMs: 0 }],
  ['retries', { retries: -1 }],
  ['breaker.failures', { breaker: { failures: 0, halfOpenAfterMs: 1_000 } }],
  ['concurrency', { concurrency: 0.5 }],
])('an edge with a senseless %s is refused when it is made', (path, wrong) => {
  expect(() => createEdge({ ...sound, ...wrong })).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ path: path.split('.') })] }),
  );
});

test('an edge with an option that nobody knows is refused', () => {
  expect(() => createEdge({ ...sound, retrys: 3 } as EdgeOptions)).toThrow(/retrys/);
});
