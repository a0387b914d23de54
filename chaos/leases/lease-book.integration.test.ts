import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../harness/clock.ts';
import { cut, type Fault, latency } from '../faults/index.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { type FixtureSystem, startFixture } from '../testing/fixture-system.ts';
import { residualFaults } from '../toxiproxy/residual-faults.ts';
import { clearAbandonedLeases } from './clear-abandoned-leases.ts';
import { openLeaseBook } from './lease-book.ts';
import { readLeases, writeLeases } from './lease-file.ts';

let system: FixtureSystem;
let file: string;
beforeEach(async () => {
  system = await startFixture();
  file = join(system.dir, 'runs', 'run-1', 'leases.json');
});
afterEach(async () => {
  await system.stop();
});

const slow = latency('client→shop', { ms: 50 });
const request = (fault: Fault, signal = new AbortController().signal) => ({
  fault,
  owner: 'chaos/test',
  forMs: 60_000,
  system,
  signal,
});

test('ends by itself when its time is over, not before', async () => {
  const clock = fakeClock();
  await using book = openLeaseBook({ file, clock });
  const lease = await book.grant(request(slow));
  await clock.advance(59_999);
  expect(await residualFaults(system)).toEqual([expect.stringContaining('client→shop: latency')]);
  await clock.advance(1);
  expect(await lease.ended).toMatchObject({ why: 'expired', outcome: 'restored', atMs: lease.untilMs });
  expect(await residualFaults(system)).toEqual([]);
  expect(book.active()).toEqual([]);
});

test('ends when its owner is told to stop', async () => {
  const owner = new AbortController();
  await using book = openLeaseBook({ file, clock: systemClock });
  const lease = await book.grant(request(cut('client→shop'), owner.signal));
  expect(await residualFaults(system)).toEqual(['client→shop: it is still cut']);
  owner.abort(new Error('enough'));
  expect(await lease.ended).toMatchObject({ why: 'aborted', outcome: 'restored' });
  expect(await residualFaults(system)).toEqual([]);
});

test('ends when its owner throws', async () => {
  const broken = async () => {
    await using book = openLeaseBook({ file, clock: systemClock });
    await book.grant(request(slow));
    await book.grant(request(cut('client→shop')));
    throw new Error('a scenario broke');
  };
  await expect(broken()).rejects.toThrow('a scenario broke');
  expect(await residualFaults(system)).toEqual([]);
  expect(existsSync(file)).toBe(false);
});

test('a second release does nothing', async () => {
  await using book = openLeaseBook({ file, clock: systemClock });
  const lease = await book.grant(request(cut('client→shop')));
  const [first, second] = await Promise.all([lease.release(), lease.release()]);
  expect(first).toMatchObject({ why: 'released', outcome: 'restored' });
  expect(second).toBe(first);
  // A fault of somebody else on the same edge is not ended by a late third one.
  const other = await book.grant(request(cut('client→shop')));
  await lease.release();
  expect(await residualFaults(system)).toEqual(['client→shop: it is still cut']);
  await other.release();
});

test('a fault that fails half-way is undone', async () => {
  await using book = openLeaseBook({ file, clock: systemClock });
  const half: Fault = {
    ...slow,
    prepare: (...args) => {
      const prepared = slow.prepare(...args);
      const apply = async (signal: AbortSignal) => {
        await prepared.apply(signal);
        throw new Error('the second half failed');
      };
      return { ...prepared, apply };
    },
  };
  await expect(book.grant(request(half))).rejects.toThrow('the second half failed');
  expect(await residualFaults(system)).toEqual([]);
  expect(book.active()).toEqual([]);
  expect(existsSync(file)).toBe(false);
});

test('survives a Toxiproxy that was started again underneath', async () => {
  await using book = openLeaseBook({ file, clock: systemClock });
  const lease = await book.grant(request(slow));
  await system.restartToxiproxy();
  expect(await lease.release()).toMatchObject({ outcome: 'was-gone' });
});

test('a fault that cannot be undone is stuck, stays written down, and hides no other', async () => {
  const clock = fakeClock();
  await using book = openLeaseBook({ file, clock });
  const fine = await book.grant(request(slow));
  const stubborn: Fault = {
    ...slow,
    prepare: (...args) => ({ ...slow.prepare(...args), restore: () => Promise.reject(new Error('no')) }),
  };
  await book.grant(request(stubborn));
  const ending = book.releaseAll();
  for (let tries = 0; tries < 5; tries += 1) await clock.advance(1_000);
  expect(await ending).toMatchObject([
    { outcome: 'restored' },
    {
      outcome: 'stuck',
      error: { code: 'SD_FAULT_STUCK', message: expect.stringContaining('client→shop answers 50 ms late') },
    },
  ]);
  expect(fine.fault).toBe('client→shop answers 50 ms late');
  expect(readLeases(file)).toHaveLength(1);
});

test('is written down before it is applied, and the next command undoes what a dead one left', async () => {
  let writtenBefore = '';
  const watched: Fault = {
    ...slow,
    prepare: (...args) => {
      const prepared = slow.prepare(...args);
      const apply = async (signal: AbortSignal) => {
        writtenBefore = readFileSync(file, 'utf8');
        return await prepared.apply(signal);
      };
      return { ...prepared, apply };
    },
  };
  const book = openLeaseBook({ file, clock: systemClock });
  await book.grant(request(watched));
  await book.grant(request(cut('client→shop')));
  expect(JSON.parse(writtenBefore)).toMatchObject([{ owner: 'chaos/test', undo: { edge: 'client→shop' } }]);

  // Its holder still runs: not ours to end.
  expect(await clearAbandonedLeases(join(system.dir, 'runs'))).toEqual([]);
  writeLeases(
    file,
    readLeases(file).map((lease) => ({ ...lease, holder: { pid: process.pid, startTime: 'long ago' } })),
  );
  expect(await clearAbandonedLeases(join(system.dir, 'runs'))).toMatchObject([
    { run: 'run-1', fault: 'client→shop answers 50 ms late', outcome: 'undone' },
    { run: 'run-1', fault: 'client→shop is cut', outcome: 'undone' },
  ]);
  expect(await residualFaults(system)).toEqual([]);
  expect(await clearAbandonedLeases(join(system.dir, 'runs'))).toEqual([]);
  await book.releaseAll();
});

test('what is left on an edge is told by Toxiproxy, whoever did it', async () => {
  const prepared = slow.prepare(system, 'somebody-else');
  await prepared.apply(new AbortController().signal);
  expect(await residualFaults(system)).toEqual([
    'client→shop: latency on its downstream side is still there (shakedown-somebody-else-1)',
  ]);
});
