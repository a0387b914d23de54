import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identify } from '../process/index.ts';
import { withLock } from './lock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  file = join(folder, 'anvil.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('lets one at a time work', async () => {
  let working = 0;
  const work = () =>
    withLock(file, {}, async () => {
      expect(++working).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      working--;
    });
  await Promise.all([work(), work(), work()]);
  expect(existsSync(file)).toBe(false);
});

test('is free again after work that failed', async () => {
  await expect(withLock(file, {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(file, {}, async () => 'done')).toBe('done');
});

test('is free when its holder was killed, also when its pid is used again', async () => {
  for (const holder of [
    { pid: 4_000_000, startTime: 'then' },
    { ...identify(process.pid), startTime: 'then' },
  ]) {
    writeFileSync(file, JSON.stringify(holder));
    expect(await withLock(file, {}, async () => 'done')).toBe('done');
  }
});

test('stops waiting when the signal is aborted, and leaves the lock to its holder', async () => {
  writeFileSync(file, JSON.stringify(identify(process.pid)));
  const given = new AbortController();
  const waiting = withLock(
    file,
    { signal: given.signal, onWait: () => given.abort(new Error('enough')) },
    async () => 'done',
  );
  await expect(waiting).rejects.toThrow('enough');
  expect(existsSync(file)).toBe(true);
});
