/**
 * Sends bad requests to every route of the broker (wrong types, huge bodies, broken base64 and percent-encoding, path tricks, unknown
 * selectors, deep nesting, prototype keys), and counts what it answers:
 *
 *     node bench/broker-fuzz.ts [--count 10000] [--seed 1]
 *
 * Exits with 1 when any answer is 5xx or gives no reason in the broker's shape, or the broker does not live on.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { routesOf, startBroker } from '../contracts/broker/broker.ts';
import { Database } from '../contracts/broker/database/index.ts';
import { BrokerEvents } from '../contracts/broker/events.ts';
import { fuzz } from '../contracts/broker/fuzzing/index.ts';
import { webhookSettings } from '../contracts/broker/webhooks/index.ts';
import { systemClock as clock } from '../harness/clock.ts';
import { createRandom } from '../harness/random.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const [count, seed] = [Number(values.count), Number(values.seed)];

const mistakes: string[] = [];
await using broker = await startBroker({
  port: 0,
  rateLimit: false,
  bodyLimit: 1_000_000,
  log: (line) => mistakes.push(line),
});
using database = new Database(':memory:');
const settings = { allowDangerousContractModification: false };
const routes = routesOf({ database, clock, uuid: randomUUID, events: new BrokerEvents(), settings }, webhookSettings());
const since = clock.now();
const { failures, statuses } = await fuzz({ url: broker.url, routes, random: createRandom(seed), count });
const lives = await fetch(broker.url).then(({ ok }) => ok);

for (const { request, what } of failures) console.log(`${what}\n  ${request}`);
for (const mistake of mistakes) console.log(mistake);
console.log(
  `${count} bad requests (seed ${seed}) to ${routes.length} routes in ${Math.round((clock.now() - since) / 1000)} s: ${JSON.stringify(statuses)}; ${failures.length} answered as they must not be; the broker ${lives ? 'lives' : 'is dead'}`,
);
if (failures.length > 0 || mistakes.length > 0 || !lives) process.exitCode = 1;
