import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Outcome, Timeline } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { createRandom } from '../../harness/random.ts';
import { defineInvariant, defineJourney } from '../../synthetic/index.ts';
import { chaosSuite } from '../chaos-suite.ts';
import { blackHole, cut, kill, latency } from '../faults/index.ts';
import type { ChaosOptions } from '../options.ts';
import { type FixtureSystem, startFixture } from '../testing/fixture-system.ts';
import { residualFaults } from '../toxiproxy/residual-faults.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioOptions } from './trial.ts';

const browse = defineJourney({
  id: 'browse',
  title: 'Browses',
  run: async (user) => {
    await user.step('list', () => user.http.get('/list', { timeoutMs: 1_000 }));
  },
});
const buy = defineJourney({
  id: 'buy',
  title: 'Buys',
  run: async (user) => {
    await user.step('pay', () => user.http.post('/pay', {}, { timeoutMs: 1_000 }));
  },
});

let system: FixtureSystem;
let stop: AbortController;
let told: { texts: string[]; timelines: Timeline[]; traces: string[] };
beforeEach(async () => {
  system = await startFixture({
    services: { shop: { command: ['node', 'shop.ts'], ready: '/ready', uses: { postgres: 'DATABASE_URL' } } },
    stores: { postgres: { kind: 'postgres' } },
  });
  stop = new AbortController();
  told = { texts: [], timelines: [], traces: [] };
});
afterEach(async () => {
  await system.stop();
});

const base: Scenario = {
  id: 'story',
  title: 'All is well',
  workload: [
    { journey: browse, perSecond: 8 },
    { journey: buy, perSecond: 8 },
  ],
  faults: [{ fault: latency('client→shop', { ms: 100 }), forMs: 1_000 }],
  beforeMs: 800,
  recoverWithinMs: 3_000,
  restWithinMs: 500,
};

function contextOf() {
  return {
    run: { id: 'run-1', seed: 1, plan: 'pr' as const },
    root: system.dir,
    runDir: system.dir,
    system,
    clock: systemClock,
    random: createRandom(1),
    signal: stop.signal,
    progress: () => {},
    evidence: {
      dir: async () => system.dir,
      text: (title: string, text: string) => void told.texts.push(`${title}: ${text}`),
      file: async () => '',
      existing: () => {},
      trace: async (title: string) => void told.traces.push(title),
      timeline: async (_title: string, timeline: Timeline) => void told.timelines.push(timeline),
      list: () => [],
    },
  };
}

async function runAll(options: ChaosOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const context = contextOf();
  for (const check of await chaosSuite(options).checks(context)) outcomes.push(await check.run(context));
  return outcomes;
}

/** On a machine that has time, whatever else runs on it. */
const options = ({
  overloaded,
  invariants = [],
  atRest,
}: Partial<ChaosOptions> & { overloaded?: string } = {}): ScenarioOptions => ({
  ...{ invariants, atRest, known: new Set(), looked: false, lame: undefined },
  machine: () => ({ overloaded: () => overloaded, [Symbol.asyncDispose]: async () => {} }),
});

const run = (scenario: Partial<Scenario>, given?: Parameters<typeof options>[0]): Promise<Outcome> =>
  runScenario({ ...base, ...scenario }, contextOf(), options(given));

/** Says how the shop behaves while a fault is on, and after. */
function whileOn(edge: string, broken: () => void): void {
  const timer = setInterval(async () => {
    const faults = await residualFaults(system).catch(() => []);
    if (!faults.some((fault) => fault.startsWith(edge))) return;
    clearInterval(timer);
    broken();
  }, 30);
  stop.signal.addEventListener('abort', () => clearInterval(timer));
}

const failing = (path: string) =>
  system.answer((request, response) => {
    response.statusCode = request.url === path ? 500 : 200;
    response.end('{}');
  });

test('a system that bears it passes, with what was hit, the leases and two charts as evidence', async () => {
  const outcome = await run({ during: { delayed: ['browse', 'buy'] } });
  expect(outcome).toEqual({
    verdict: 'pass',
    reason: expect.stringMatching(
      /^client→shop answers 100 ms late: \d\d requests of users over client→shop; steady again/,
    ),
  });
  expect(told.texts[0]).toMatch(/client→shop answers 100 ms late \(lease \w+, expired, restored\)/);
  expect(told.timelines).toHaveLength(2);
  expect(told.timelines[0]?.windows).toMatchObject([{ label: 'client→shop answers 100 ms late' }]);
  expect(await residualFaults(system)).toEqual([]);
});

test('a cut is noticed by users, and they are well again after it', async () => {
  expect(await run({ faults: [{ fault: cut('client→shop'), forMs: 800 }] })).toMatchObject({ verdict: 'pass' });
  const failures = told.timelines[1]?.series.find(({ name }) => name === 'failed steps');
  expect(Math.max(...(failures?.points.map(([, value]) => value) ?? []))).toBeGreaterThan(0);
});

test('a system that does not work without a fault is not put under one', async () => {
  failing('/pay');
  const outcome = await run({
    faults: [{ fault: cut('client→shop'), forMs: 800 }],
    during: { unaffected: ['browse'] },
  });
  expect(outcome).toEqual({
    verdict: 'fail',
    reason: expect.stringMatching(
      /^the steady state did not hold before any fault, .*: buy failed for \d+ of \d+ users \(first: POST \/pay answered 500/,
    ),
  });
  expect(told.texts[0]).not.toContain('client→shop is cut');
}, 30_000);

test('others do not wait for a system that does not work without a fault', async () => {
  failing('/pay');
  const shared = options();
  expect(await runScenario(base, contextOf(), shared)).toMatchObject({ verdict: 'fail' });
  expect(await runScenario({ ...base, id: 'second' }, contextOf(), shared)).toEqual({
    verdict: 'inconclusive',
    reason: 'not run: chaos/story found no steady state without a fault',
  });
}, 60_000);

test('too few users to judge by before the fault: it cannot tell', async () => {
  const outcome = await run({ workload: [{ journey: browse, perSecond: 0.02 }] });
  expect(outcome).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('browse: 1 users, 2 are needed to judge'),
  });
}, 40_000);

test('what must not notice a fault and does is named, with its trace', async () => {
  whileOn('client→shop', () => failing('/list'));
  const outcome = await run({ during: { unaffected: ['browse/list'] }, recoverWithinMs: 500 });
  expect(outcome.verdict).toBe('fail');
  expect(outcome.reason).toMatch(
    /while client→shop answers 100 ms late: browse\/list failed for \d+ of \d+ users \(first: GET \/list answered 500/,
  );
  expect(outcome.reason).toMatch(
    /not back to its steady state .* after client→shop answers 100 ms late: browse failed/,
  );
});

test('all that is wrong is told, not only the first', async () => {
  system.readiness.ready = true;
  whileOn('client→shop', () => {
    failing('/list');
    system.readiness = { ready: false, reason: 'postgres is down' };
  });
  const broken = defineInvariant({
    id: 'money',
    title: 'Adds up',
    check: async () => (system.readiness.ready ? [] : ['shop: 3 cents are missing']),
  });
  const outcome = await run(
    { recoverWithinMs: 500 },
    { invariants: [broken], atRest: async () => (system.readiness.ready ? [] : ['shop: 2 orders pending']) },
  );
  expect(outcome.verdict).toBe('fail');
  for (const part of [
    'browse failed',
    'shop is not ready: postgres is down',
    'money: shop: 3 cents are missing',
    'not at rest after',
    'shop: 2 orders pending',
    'had to be restarted',
  ])
    expect(outcome.reason).toContain(part);
});

test('a fault that hits nothing proves nothing', async () => {
  // The shop tells of itself, and of no call to its database.
  system.addSpan({ service: 'shop', kind: 'server' });
  const outcome = await run({ faults: [{ fault: latency('shop→postgres', { ms: 50 }), forMs: 800 }] });
  expect(outcome).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('no call over shop→postgres while shop→postgres answers 50 ms late'),
  });
});

test('without telemetry and without trouble for users it cannot tell whether a call was hit', async () => {
  const outcome = await run({ faults: [{ fault: latency('shop→postgres', { ms: 50 }), forMs: 800 }] });
  expect(outcome).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('shop sends no spans') });
});

test('a service that says it is ready while its store is away lies', async () => {
  whileOn('shop→postgres', () => system.addSpan({ attributes: { 'db.system.name': 'postgresql' } }));
  const outcome = await run({ faults: [{ fault: cut('shop→postgres'), forMs: 1_600 }] });
  expect(outcome).toMatchObject({
    verdict: 'fail',
    reason: expect.stringMatching(/^shop said that it is ready, \d times in \d+ ms, while shop→postgres is cut$/),
  });
});

test('a service that says so and is ready again after passes', async () => {
  whileOn('shop→postgres', () => {
    system.addSpan({ attributes: { 'db.system.name': 'postgresql' } });
    system.readiness = { ready: false, reason: 'postgres is down' };
    setTimeout(() => {
      system.readiness = { ready: true, reason: '' };
    }, 1_800);
  });
  expect(await run({ faults: [{ fault: blackHole('shop→postgres'), forMs: 1_600 }] })).toMatchObject({
    verdict: 'pass',
  });
});

test('a call that lasts too long is named, with the limit', async () => {
  whileOn('client→shop', () => system.addSpan({ durationMs: 5_000, attributes: { 'db.system.name': 'postgresql' } }));
  const outcome = await run({ during: { callsEndWithin: [{ edge: 'shop→postgres', ms: 3_000 }] } });
  expect(outcome).toMatchObject({
    verdict: 'fail',
    reason: 'shop→postgres: a call lasted 5000 ms, and none may last longer than 3000 ms',
  });
});

test('a service that is killed is started again, and is well', async () => {
  expect(await run({ faults: [{ fault: kill('shop'), forMs: 500 }] })).toMatchObject({ verdict: 'pass' });
});

test('what one scenario leaves wrong is not told by the next', async () => {
  const wrong = defineInvariant({
    id: 'stock',
    title: 'Is whole',
    check: async () => (system.seen.length > 30 ? ['shop: stock is kept'] : []),
  });
  const [first, second] = await runAll({ scenarios: [base, { ...base, id: 'second' }], invariants: [wrong] });
  expect(first).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('stock: shop: stock is kept') });
  expect(second).toMatchObject({ verdict: 'pass' });
});

test('what was wrong before any fault is told by the first scenario alone', async () => {
  const wrong = defineInvariant({ id: 'stock', title: 'Is whole', check: async () => ['shop: stock is kept'] });
  const [first, second] = await runAll({ scenarios: [base, { ...base, id: 'second' }], invariants: [wrong] });
  expect(first).toEqual({ verdict: 'fail', reason: 'before any fault: stock: shop: stock is kept' });
  expect(second).toMatchObject({ verdict: 'pass' });
});

test('a fault that was there before makes it inconclusive', async () => {
  const prepared = cut('shop→postgres').prepare(system, 'other');
  await prepared.apply(stop.signal);
  expect(await run({})).toMatchObject({
    verdict: 'inconclusive',
    reason: 'there is a fault before the first one: shop→postgres: it is still cut',
  });
});

test('no fault outlives a scenario that is told to stop', async () => {
  whileOn('client→shop', () => stop.abort(new Error('enough')));
  await expect(run({ faults: [{ fault: cut('client→shop'), forMs: 60_000 }] })).rejects.toThrow('enough');
  expect(await residualFaults(system)).toEqual([]);
});

test('on a machine that is too busy, what was late cannot be told; what is wrong is wrong', async () => {
  const overloaded = '40 processes wanted the 2 cores of this machine meanwhile';
  whileOn('client→shop', () => failing('/list'));
  const late = await run({ recoverWithinMs: 500 }, { overloaded });
  expect(late).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining(overloaded) });
  system.answer((_request, response) => void response.end('{}'));
  const money = defineInvariant({ id: 'money', title: 'Adds up', check: async () => ['shop: 3 cents are missing'] });
  const wrong = await run({}, { overloaded, invariants: [money] });
  expect(wrong).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('3 cents are missing') });
});

test('a system without proxies is not judged by them', async () => {
  Object.assign(system, { toxiproxy: undefined });
  expect(await runAll({ scenarios: [base] })).toMatchObject([
    { verdict: 'skipped', reason: expect.stringContaining('client→shop cannot be broken') },
  ]);
});

test('an edge that does not exist is told before anything is run', async () => {
  const scenario = { ...base, faults: [{ fault: cut('shop→moon'), forMs: 10 }] };
  await expect(runAll({ scenarios: [scenario] })).rejects.toMatchObject({ code: 'SD_EDGE_UNKNOWN' });
});
