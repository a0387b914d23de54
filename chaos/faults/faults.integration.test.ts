import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FixtureSystem, startFixture } from '../testing/fixture-system.ts';
import { blackHole, cut, edgeFault, type Fault, kill, latency, loseAnswers, reset } from './index.ts';

const signal = new AbortController().signal;
let system: FixtureSystem;
beforeEach(async () => {
  system = await startFixture();
});
afterEach(async () => {
  await system.stop();
});

interface Call {
  readonly answered: boolean;
  readonly ms: number;
  /** Whether the service saw the request. */
  readonly seen: boolean;
}

async function call(timeoutMs = 600): Promise<Call> {
  const seenBefore = system.seen.length;
  const started = performance.now();
  const answered = await fetch(system.entry(), { method: 'POST', signal: AbortSignal.timeout(timeoutMs) }).then(
    async (response) => (await response.text()) !== '',
    () => false,
  );
  return { answered, ms: performance.now() - started, seen: system.seen.length > seenBefore };
}

/** Calls with the fault on, over a connection that was open before and over new ones, and once more when it is off. */
async function underFault(fault: Fault): Promise<{ readonly during: Call[]; readonly after: Call }> {
  expect(await call()).toMatchObject({ answered: true, seen: true });
  const prepared = fault.prepare(system, 'test');
  await prepared.apply(signal);
  const during = [await call(), await call(), await call()];
  expect(await prepared.restore()).toBe('restored');
  await call(); // It may meet a connection that was caught in the fault.
  return { during, after: await call() };
}

test('latency lets the service work in time and brings the answer late', async () => {
  const { during, after } = await underFault(latency('client→shop', { ms: 300 }));
  for (const each of during) {
    expect(each).toMatchObject({ answered: true, seen: true });
    expect(each.ms).toBeGreaterThan(290);
  }
  expect(after).toMatchObject({ answered: true });
});

test('a cut refuses at once', async () => {
  const { during, after } = await underFault(cut('client->shop'));
  for (const each of during) expect(each).toMatchObject({ answered: false, seen: false });
  expect(after).toMatchObject({ answered: true, seen: true });
});

test('a black hole neither answers nor refuses, and the service sees nothing', async () => {
  const { during, after } = await underFault(blackHole('client→shop'));
  for (const each of during) {
    expect(each).toMatchObject({ answered: false, seen: false });
    expect(each.ms).toBeGreaterThan(590);
  }
  expect(after).toMatchObject({ answered: true, seen: true });
});

test('a reset breaks every connection for as long as it is on, and the service sees no request', async () => {
  const { during, after } = await underFault(reset('client→shop'));
  for (const each of during) {
    expect(each).toMatchObject({ answered: false, seen: false });
    expect(each.ms).toBeLessThan(500);
  }
  expect(after).toMatchObject({ answered: true, seen: true });
});

test('a new connection gets a real RST', async () => {
  const prepared = reset('client→shop').prepare(system, 'test');
  await prepared.apply(signal);
  const error = await fetch(system.entry()).catch(({ cause }: Error) => cause);
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});

test.each(['closed', 'silent'] as const)(
  'lost answers (%s): the service does the work and the caller never hears of it',
  async (how) => {
    const { during, after } = await underFault(loseAnswers('client→shop', { how }));
    for (const each of during) expect(each).toMatchObject({ answered: false, seen: true });
    expect(after).toMatchObject({ answered: true, seen: true });
  },
);

test('a killed service is started again', async () => {
  const { during, after } = await underFault(kill('shop'));
  for (const each of during) expect(each).toMatchObject({ answered: false, seen: false });
  expect(after).toMatchObject({ answered: true, seen: true });
});

test('a fault that was taken away by somebody else says so', async () => {
  const prepared = latency('client→shop', { ms: 10 }).prepare(system, 'test');
  await prepared.apply(signal);
  await system.restartToxiproxy();
  expect(await prepared.restore()).toBe('was-gone');
});

test('an unknown edge is named with the edges there are', () => {
  const fault = edgeFault({ edge: 'shop→moon', says: 'is far' });
  expect(() => fault.prepare(system, 'test')).toThrowError(
    expect.objectContaining({ code: 'SD_EDGE_UNKNOWN', message: expect.stringContaining('there are client→shop') }),
  );
});

test('an edge without a proxy cannot be broken', () => {
  const bare = { ...system, toxiproxy: undefined };
  expect(() => cut('client→shop').prepare(bare, 'test')).toThrowError(
    expect.objectContaining({ code: 'SD_EDGE_NOT_BREAKABLE' }),
  );
});
