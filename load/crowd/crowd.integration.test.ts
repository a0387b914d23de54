import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEvidenceWriter } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { createRandom } from '../../harness/random.ts';
import { defineSystem, type RunningSystem, startSystem } from '../../harness/system/index.ts';
import { crowdCheck } from '../checks/crowd-check.ts';
import { defineCrowd } from './crowd.ts';
import { farEdges } from './far-edges.ts';

const root = join(import.meta.dirname, '..');
const crowd = defineCrowd({
  ...{ id: 'rush', title: 'A rush', journey: 'fixtures/order.ts', step: 'order', far: { 'clerk→store': 100 } },
});

async function withSystem(env: Record<string, string>, use: (system: RunningSystem, runDir: string) => Promise<void>) {
  const runDir = await mkdtemp(join(tmpdir(), 'shakedown-crowd-'));
  const definition = defineSystem({
    name: 'counter',
    services: {
      clerk: { command: ['node', 'fixtures/clerk.ts'], uses: { store: 'STORE_URL' }, env },
      store: { command: ['node', 'fixtures/store.ts'] },
    },
    entry: { counter: { to: 'clerk' } },
  });
  try {
    await using system = await startSystem(definition, 'embedded', { root, runDir, stateDir: join(runDir, 'state') });
    await use(system, runDir);
  } finally {
    await rm(runDir, { recursive: true, force: true });
  }
}

const check = (system: RunningSystem, runDir: string) =>
  crowdCheck(crowd).run({
    ...{ run: { id: 'test', seed: 1, plan: 'pr' }, root, runDir, system, clock: systemClock, random: createRandom(1) },
    ...{ signal: AbortSignal.timeout(60_000), progress: () => {} },
    evidence: createEvidenceWriter({ runDir, checkId: 'load/rush' }),
  });

test('a service that waits side by side passes, and the distance is gone afterwards', () =>
  withSystem({}, async (system, runDir) => {
    expect(await check(system, runDir)).toMatchObject({ verdict: 'pass' });
    const proxies = await (await fetch(new URL('/proxies', system.toxiproxy))).json();
    expect(proxies['clerk-store'].toxics).toEqual([]);
  }));

test('a service that waits for one after the other fails', () =>
  withSystem({ ONE_AT_A_TIME: 'yes' }, async (system, runDir) => {
    expect(await check(system, runDir)).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/^clerk→store: "order" takes 1\d\d ms alone, .* users wait for each other$/),
    });
  }));

test('an edge that does not exist is a usage error, and the others are as they were', () =>
  withSystem({}, async (system) => {
    if (!system.toxiproxy) throw new Error('an embedded system has Toxiproxy');
    await expect(farEdges(system, system.toxiproxy, { 'clerk→store': 10, 'clerk→moon': 10 })).rejects.toMatchObject({
      code: 'SD_EDGE_UNKNOWN',
    });
    const proxies = await (await fetch(new URL('/proxies', system.toxiproxy))).json();
    expect(proxies['clerk-store'].toxics).toEqual([]);
  }));
