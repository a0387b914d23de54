import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSuite } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { createRandom } from '../../harness/random.ts';
import { defineSystem, type RunningSystem, startSystem } from '../../harness/system/index.ts';
import { defineInvariant, defineJourney } from '../../synthetic/index.ts';
import { chaosSuite } from '../chaos-suite.ts';
import { residualFaults } from '../toxiproxy/residual-faults.ts';
import { clientEdgeScenarios } from './client-edge-scenarios.ts';
import { restartScenario } from './restart-scenario.ts';

const dir = mkdtempSync(join(tmpdir(), 'shakedown-notes-'));
const notes = defineSystem({
  name: 'notes',
  services: {
    notes: {
      command: ['node', fileURLToPath(new URL('../testing/fixtures/notes.ts', import.meta.url))],
      env: { NOTES_FILE: join(dir, 'notes.json') },
    },
  },
  entry: { api: { to: 'notes' } },
});

const write = defineJourney({
  id: 'write',
  title: 'Writes a note, and finds it',
  run: async (user) => {
    const id = user.unique;
    await user.step('write', () => user.http.post('/', { id }));
    user.acknowledge('note', id);
    await user.step('read', async () => {
      const found = (await user.http.get('/')).json<string[]>();
      user.expect(found.includes(id), `note ${id} is not there`);
    });
  },
});

const nothingLost = defineInvariant({
  id: 'nothing-lost',
  title: 'Every acknowledged note is there',
  check: async ({ system, acknowledged = [] }) => {
    const there = new Set((await (await fetch(system.direct('notes'))).json()) as string[]);
    return acknowledged.filter(({ id }) => !there.has(id)).map(({ id }) => `notes: ${id} is lost`);
  },
});

let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem(notes, 'embedded', { root: dir, runDir: dir, stateDir: dir });
});
afterAll(async () => {
  expect(await system.stop()).toEqual([]);
});

test('a system of one service without telemetry is judged by a config of a few lines', async () => {
  const workload = [{ journey: write, perSecond: 5 }];
  const suite = chaosSuite({
    scenarios: [
      ...clientEdgeScenarios({ service: 'notes', workload }),
      restartScenario({ service: 'notes', workload }),
    ],
    invariants: [nothingLost],
  });
  const results = await runSuite(
    suite,
    {
      run: { id: 'run', seed: 1, plan: 'pr' },
      root: dir,
      runDir: dir,
      system,
      clock: systemClock,
      random: createRandom(1),
      signal: new AbortController().signal,
      progress: () => {},
    },
    { repeat: (id) => id },
  );
  expect(results.map(({ id, verdict, reason }) => ({ id, verdict, reason }))).toMatchObject([
    { id: 'chaos/notes-client-slow', verdict: 'pass' },
    { id: 'chaos/notes-client-cut', verdict: 'pass' },
    { id: 'chaos/notes-client-answers-lost', verdict: 'pass' },
    { id: 'chaos/notes-killed', verdict: 'pass', reason: expect.stringContaining('notes was running') },
  ]);
  for (const { evidence } of results)
    expect(evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['text', 'timeline']));
  expect(await residualFaults(system)).toEqual([]);
});
