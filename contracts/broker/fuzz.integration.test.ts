import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { systemClock } from '../../harness/clock.ts';
import { createRandom } from '../../harness/random.ts';
import { routesOf, startBroker } from './broker.ts';
import { Database } from './database/index.ts';
import { BrokerEvents } from './events.ts';
import { fuzz } from './fuzzing/index.ts';
import type { Route } from './http/index.ts';
import { webhookSettings } from './webhooks/index.ts';

/** The route table alone; its rooms are never asked. */
function table(): Route[] {
  using database = new Database(':memory:');
  const settings = { allowDangerousContractModification: false };
  return routesOf(
    { database, clock: systemClock, uuid: randomUUID, events: new BrokerEvents(), settings },
    webhookSettings(),
  );
}

it.each([1, 2, 3])('bad requests are refused with a reason, and the broker lives (seed %i)', async (seed) => {
  const mistakes: string[] = [];
  await using broker = await startBroker({
    port: 0,
    rateLimit: false,
    bodyLimit: 1_000_000,
    log: (line) => mistakes.push(line),
  });
  const { failures, statuses } = await fuzz({
    url: broker.url,
    routes: table(),
    random: createRandom(seed),
    count: 400,
  });
  expect(failures).toEqual([]);
  expect(mistakes).toEqual([]);
  // Neither all refused at the door, nor all let through.
  for (const status of [200, 201, 400, 404]) expect(statuses[status]).toBeGreaterThan(10);
  expect((await fetch(broker.url)).status).toBe(200);
});
