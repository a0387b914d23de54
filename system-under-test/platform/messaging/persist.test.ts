import { expect, test } from 'vitest';
import { InfrastructureError } from '../resilience/index.ts';
import { createLog } from '../telemetry/index.ts';
import { persist } from './persist.ts';

const log = createLog('test', 'silent');
const options = { log, lost: new AbortController().signal, attempts: 5, backoff: () => 0 };

/** Fails with `errors` in turn, then succeeds. */
function failing(...errors: Error[]) {
  const work = async (): Promise<void> => {
    work.calls += 1;
    const error = errors.shift();
    if (error) throw error;
  };
  work.calls = 0;
  return work;
}
const outages = (count: number) => Array.from({ length: count }, () => new InfrastructureError('away', 'away'));
const bugs = (count: number) => Array.from({ length: count }, (_, index) => new Error(`bug ${index + 1}`));

test('waits out any number of outages', async () => {
  const work = failing(...outages(50));
  expect(await persist(work, options)).toBeUndefined();
  expect(work.calls).toBe(51);
});

test('gives up after five failures of its own, with the last one', async () => {
  const work = failing(...bugs(9));
  expect(await persist(work, options)).toEqual(new Error('bug 5'));
  expect(work.calls).toBe(5);
});

test('an outage between two failures is not counted', async () => {
  const work = failing(...bugs(2), ...outages(3), ...bugs(2));
  expect(await persist(work, options)).toBeUndefined();
});

test('stops trying when the message is no longer ours', async () => {
  const lost = new AbortController();
  const work = async (): Promise<void> => {
    lost.abort(new Error('rebalanced'));
    throw new InfrastructureError('away', 'away');
  };
  await expect(persist(work, { ...options, lost: lost.signal })).rejects.toThrow('rebalanced');
});
