import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '../../harness/random.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import { defineJourney } from '../../synthetic/index.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { arrivals } from './arrivals.ts';
import { startWorkload, type WorkloadOptions } from './start-workload.ts';

let server: Server;
let open: () => void;
let requests: number;
beforeEach(async () => {
  requests = 0;
  const gate = Promise.withResolvers<void>();
  open = gate.resolve;
  server = createServer((_request, response) => {
    requests += 1;
    void gate.promise.then(() => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  open();
  server.closeAllConnections();
  server.close();
});

const visit = defineJourney({
  id: 'visit',
  title: 'Visits',
  run: async (user) => {
    user.acknowledge('visit', user.unique);
    await user.step('look', () => user.http.get('/'));
  },
});

const options = (extra: Partial<WorkloadOptions> = {}): WorkloadOptions => ({
  parts: [{ journey: visit, perSecond: 10 }],
  system: {
    entry: () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  } as unknown as RunningSystem,
  runId: 'r',
  random: createRandom(1),
  clock: fakeClock(),
  signal: new AbortController().signal,
  ...extra,
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test('users arrive at a constant rate, parts at different moments', () => {
  const first = (users: Generator<number>, count: number) => Array.from({ length: count }, () => users.next().value);
  expect(first(arrivals(4), 3)).toEqual([0, 250, 500]);
  expect(first(arrivals(4, 1, 2), 3)).toEqual([125, 375, 625]);
});

test('users arrive whether or not those before them are done', async () => {
  const clock = fakeClock();
  const workload = startWorkload(options({ clock }));
  for (let tick = 0; tick < 10; tick += 1) await clock.advance(100);
  expect(workload.record.arrived).toBe(11);
  expect(workload.record.runs).toEqual([]);
  const stopping = workload.stop(60_000);
  open();
  expect(await stopping).toEqual([]);
  expect(workload.record.runs).toHaveLength(11);
  expect(workload.record.acknowledged).toHaveLength(11);
  await clock.advance(1_000);
  expect(workload.record.arrived).toBe(11);
});

test('a stall of our own thins the load by nobody', async () => {
  const clock = fakeClock();
  await using workload = startWorkload(options({ clock }));
  await clock.advance(1_000);
  await settled();
  expect(workload.record.arrived).toBe(11);
});

test('who comes when too many are under way is turned away and counted', async () => {
  const clock = fakeClock();
  await using workload = startWorkload(options({ clock, maxInFlight: 4 }));
  for (let tick = 0; tick < 10; tick += 1) await clock.advance(100);
  expect(workload.record).toMatchObject({ arrived: 11, turnedAway: 7 });
  await settled();
  expect(requests).toBe(4);
});

test('who never gets done is stopped, told of, and no failure of the system’s', async () => {
  const clock = fakeClock();
  const workload = startWorkload(options({ clock }));
  await clock.advance(100);
  await settled();
  const stopping = workload.stop(5_000);
  await settled();
  await clock.advance(5_000);
  expect(await stopping).toEqual(['visit/look', 'visit/look']);
  expect(workload.record.runs).toEqual([]);
  expect(workload.record.steps).toEqual([]);
});
