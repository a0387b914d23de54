import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { cpuTime, foreignShare } from './cpu-time.ts';

test('what others took is what was taken less our own', () => {
  const from = { total: 1_000, taken: 500, ours: 100 };
  expect(foreignShare(from, { total: 1_200, taken: 650, ours: 150 })).toBe(0.5);
  expect(foreignShare(from, { total: 1_200, taken: 600, ours: 220 })).toBe(0);
  expect(foreignShare(undefined, from)).toBeUndefined();
});

test.runIf(process.platform === 'linux')('work of a child, and of its ended children, is ours', async () => {
  const before = cpuTime();
  const work = 'const end = Date.now() + 400; while (Date.now() < end);';
  const child = spawn(process.execPath, [
    '-e',
    `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(work)}])`,
  ]);
  await once(child, 'exit');
  const after = cpuTime();
  if (!before || !after) throw new Error('there is a /proc on Linux');
  expect(after.ours - before.ours).toBeGreaterThan(15); // Of some 45 ticks of 10 ms, on a machine that may be busy.
  expect(after.ours - before.ours).toBeLessThanOrEqual(after.taken - before.taken + 5);
});
