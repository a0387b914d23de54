import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';

test('a hash says how it was made, is salted, and knows its password', async () => {
  const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(second).not.toBe(first);
  expect(await isPassword(first, 'correct horse')).toBe(true);
  expect(await isPassword(first, 'Correct horse')).toBe(false);
});

test('where there is no account no password is right, and finding out costs as much as with one', async () => {
  const hash = await hashPassword('correct horse');
  expect(await isPassword(undefined, 'correct horse')).toBe(false);
  const wrong = await processorTime(() => isPassword(hash, 'wrong'));
  const missing = await processorTime(() => isPassword(undefined, 'wrong'));
  // Processor time, which a busy machine does not change much; without a hash to compare it would be next to nothing.
  expect(missing).toBeGreaterThan(wrong / 3);
});

async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < 5; time++) await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
