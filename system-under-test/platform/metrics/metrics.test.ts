import { expect, test } from 'vitest';
import { cacheMetrics, consumerMetrics, createMetrics, observeProcess, outboxMetrics, sagaMetrics } from './index.ts';

test('a metric that is described twice is one', async () => {
  const metrics = createMetrics();
  const description = { name: 'calls_total', help: 'Calls', labels: ['edge'] } as const;
  metrics.counter(description)({ edge: 'a' });
  metrics.counter(description)({ edge: 'a' });
  metrics.counter(description)({ edge: 'b' }, 5);
  expect(await metrics.expose()).toMatch(/calls_total\{edge="a"\} 2\ncalls_total\{edge="b"\} 5/);
});

test('two sets of metrics know nothing of each other', async () => {
  createMetrics().counter({ name: 'calls_total', help: 'Calls', labels: [] })({});
  expect(await createMetrics().expose()).not.toContain('calls_total');
});

test('a part that cannot tell its numbers keeps none of the others from telling theirs', async () => {
  const metrics = createMetrics();
  const size = metrics.gauge({ name: 'size', help: 'Size', labels: [] });
  metrics.beforeReading(() => Promise.reject(new Error('away')));
  metrics.beforeReading(() => size({}, 7));
  expect(await metrics.expose()).toContain('size 7');
});

test('a process tells its memory, its CPU time and how busy its event loop is', async () => {
  const metrics = createMetrics();
  observeProcess(metrics);
  await metrics.expose();
  const told = await metrics.expose();
  for (const name of ['process_resident_memory_bytes', 'process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds'])
    expect(Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(told)?.[1])).toBeGreaterThan(0);
});

test('consumers tell what is behind, what is tried again and what is given up', async () => {
  const metrics = createMetrics();
  const consumers = consumerMetrics(metrics);
  consumers.lag('orders', 'inventory', 2, 40);
  consumers.lag('orders', 'inventory', 2, 3);
  consumers.retried('orders', 'inventory');
  consumers.deadLettered('orders', 'inventory');
  const told = await metrics.expose();
  expect(told).toContain('consumer_lag_messages{topic="orders",group="inventory",partition="2"} 3');
  expect(told).toContain('consumer_retries_total{topic="orders",group="inventory"} 1');
  expect(told).toContain('consumer_dead_letters_total{topic="orders",group="inventory"} 1');
});

test('sagas tell how long they took, by how they ended; caches what they knew', async () => {
  const metrics = createMetrics();
  sagaMetrics(metrics, 'order').ended('confirmed', 0.4);
  const cache = cacheMetrics(metrics, 'products');
  cache.hit();
  cache.miss();
  const told = await metrics.expose();
  expect(told).toContain('saga_duration_seconds_bucket{le="0.5",saga="order",outcome="confirmed"} 1');
  expect(told).toContain('saga_duration_seconds_bucket{le="0.25",saga="order",outcome="confirmed"} 0');
  expect(told).toContain('cache_requests_total{cache="products",result="hit"} 1');
});

test('the outbox tells how much waits, and nothing while its database is away', async () => {
  const metrics = createMetrics();
  let count = async () => 12;
  outboxMetrics(metrics, () => count());
  expect(await metrics.expose()).toContain('outbox_unsent_events 12');
  count = () => Promise.reject(new Error('away'));
  expect(await metrics.expose()).toMatch(/outbox_unsent_events Nan/i);
});
