import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { type Behaviour, createBehaviour } from '../control/index.ts';
import { PushInbox, pushRoutes } from './index.ts';

let server: HttpServer;
let behaviour: Behaviour;

beforeEach(async () => {
  behaviour = createBehaviour();
  server = await startHttpServer({
    name: 'push',
    port: 0,
    log: pino({ level: 'silent' }),
    readiness: createReadiness(),
  });
  server.serve(pushRoutes(new PushInbox(), behaviour));
});
afterEach(() => server.stop());

const notification = { to: 'customer-1', title: 'Your order is confirmed', body: 'Order 1, €22.50' };
const url = (path: string) => `http://127.0.0.1:${server.port}${path}`;

async function post(key: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url('/v1/notifications'), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      ...(key && { 'idempotency-key': key }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
async function notifications(query = ''): Promise<object[]> {
  return (await fetch(url(`/notifications${query}`), { headers: { connection: 'close' } })).json() as Promise<object[]>;
}

test('takes a notification and shows it', async () => {
  const headers = { 'x-order-id': 'order-1', 'x-template': 'order-confirmed', 'x-synthetic': 'true' };
  expect(await post('k1', notification, headers)).toEqual({ status: 201, body: { id: 'push_000001' } });
  expect(await notifications()).toEqual([
    {
      id: 'push_000001',
      ...notification,
      orderId: 'order-1',
      template: 'order-confirmed',
      synthetic: true,
      duplicates: 0,
    },
  ]);
});

test('drops a key that came before, answers it as before, and counts it', async () => {
  const first = await post('k1', notification);
  expect(await post('k1', notification)).toEqual(first);
  await post('k2', notification);
  expect(await notifications()).toMatchObject([{ duplicates: 1 }, { duplicates: 0 }]);
});

test('refuses a key that came with another notification', async () => {
  await post('k1', notification);
  expect(await post('k1', { ...notification, body: 'Something else' })).toMatchObject({
    status: 409,
    body: { error: { code: 'idempotency-key-reused' } },
  });
});

test.each([
  ['', notification, 'validation'],
  ['k1', { ...notification, to: '' }, 'validation'],
  ['k1', { to: 'customer-1', title: 'No body' }, 'validation'],
  ['k1', { ...notification, badge: 1 }, 'validation'],
])('refuses bad input: key %o, %o', async (key, body, code) => {
  expect(await post(key, body)).toMatchObject({ status: 400, body: { error: { code } } });
  expect(await notifications()).toEqual([]);
});

test('finds notifications by receiver and by order, and forgets them on DELETE', async () => {
  await post('k1', notification, { 'x-order-id': 'order-1' });
  await post('k2', { ...notification, to: 'customer-2' }, { 'x-order-id': 'order-2' });
  expect(await notifications('?orderId=order-2')).toMatchObject([{ to: 'customer-2' }]);
  expect(await notifications('?to=customer-1')).toMatchObject([{ orderId: 'order-1' }]);
  expect((await fetch(url('/notifications'), { method: 'DELETE', headers: { connection: 'close' } })).status).toBe(204);
  expect(await notifications()).toEqual([]);
});

test('refuses when told to, and takes nothing', async () => {
  behaviour.set({ refuse: { requests: 1 } });
  expect((await post('k1', notification)).status).toBe(410);
  expect(await notifications()).toEqual([]);
  expect((await post('k1', notification)).status).toBe(201);
});

test('takes a notification whose answer it loses', async () => {
  behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(post('k1', notification)).rejects.toThrow();
  expect(await post('k1', notification)).toMatchObject({ status: 201 });
  expect(await notifications()).toMatchObject([{ duplicates: 1 }]);
});
