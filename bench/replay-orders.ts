/**
 * How fast the read model of the orders is built anew from their events, and whether it comes out the same:
 * `node bench/replay-orders.ts [orders]`, 100 000 by default. Ends with 1 when a single row differs.
 */
import { rebuildOrderViews } from '../system-under-test/services/order/read-model/index.ts';
import { startOrderPostgres } from '../system-under-test/services/order/testing/index.ts';
import { compareWithKept, compareWithStreams, keepViews } from './replay/compare-views.ts';
import { fillOrders } from './replay/fill-orders.ts';
import { placeMeanwhile } from './replay/place-meanwhile.ts';

const count = Number(process.argv[2] ?? 100_000);
if (!Number.isInteger(count) || count < 1) {
  console.error(`usage: node bench/replay-orders.ts [orders]; ${process.argv[2]} is not a number of orders`);
  process.exit(2);
}

const say = (what: string, figure: string): void => console.log(`${what.padEnd(34)} ${figure}`);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const rate = (things: number, ms: number): string =>
  `${Math.round(things / (ms / 1_000)).toLocaleString('en')} a second`;

async function measure<T>(work: () => Promise<T>): Promise<{ result: T; tookMs: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, tookMs: performance.now() - begun };
}

async function isTheSame(): Promise<boolean> {
  await using postgres = await startOrderPostgres();
  await using shop = await postgres.open();

  const filled = await measure(() => fillOrders(shop, count));
  const events = filled.result;
  say('orders', count.toLocaleString('en'));
  say('events', events.toLocaleString('en'));
  say('written and projected inline in', `${seconds(filled.tookMs)}, ${rate(events, filled.tookMs)}`);
  await keepViews(shop);

  const customers = placeMeanwhile(shop);
  const rebuilt = await measure(() => rebuildOrderViews(shop.database, shop.readModel));
  const meanwhile = await customers.stop();
  say('rebuilt in', `${seconds(rebuilt.tookMs)}, ${rate(events, rebuilt.tookMs)}`);
  say(
    'orders placed meanwhile',
    `${meanwhile.orderIds.length}, the slowest took ${Math.round(meanwhile.slowestMs)} ms`,
  );

  const kept = await compareWithKept(shop);
  const differing = [...kept.differing, ...(await compareWithStreams(shop, meanwhile.orderIds))];
  say('rows compared', (kept.rows + meanwhile.orderIds.length).toLocaleString('en'));
  say('rows that differ', String(differing.length));
  for (const orderId of differing.slice(0, 10)) console.log(`  ${orderId}`);
  return differing.length === 0 && kept.rows === count;
}

// Said outright: the exit hook of embedded Postgres forgets `process.exitCode`.
process.exit((await isTheSame()) ? 0 : 1);
