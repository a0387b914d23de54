import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { type Behaviour, createBehaviour } from '../control/index.ts';
import { SmsInbox, smsRoutes } from './index.ts';

let server: HttpServer;
let behaviour: Behaviour;

beforeEach(async () => {
  behaviour = createBehaviour();
  server = await startHttpServer({
    name: 'sms',
    port: 0,
    log: pino({ level: 'silent' }),
    readiness: createReadiness(),
  });
  server.serve(smsRoutes(new SmsInbox(), behaviour));
});
afterEach(() => server.stop());

const message = { to: '+4915112345678', text: 'Your order is confirmed' };
const url = (path: string) => `http://127.0.0.1:${server.port}${path}`;

async function post(key: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url('/v1/messages'), {
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
async function messages(query = ''): Promise<object[]> {
  return (await fetch(url(`/messages${query}`), { headers: { connection: 'close' } })).json() as Promise<object[]>;
}

test('takes a message and shows it', async () => {
  const headers = { 'x-order-id': 'order-1', 'x-template': 'order-confirmed', 'x-synthetic': 'true' };
  expect(await post('k1', message, headers)).toEqual({ status: 201, body: { id: 'sms_000001' } });
  expect(await messages()).toEqual([
    {
      id: 'sms_000001',
      ...message,
      orderId: 'order-1',
      template: 'order-confirmed',
      synthetic: true,
      duplicates: 0,
    },
  ]);
});

test('drops a key that came before, answers it as before, and counts it', async () => {
  const first = await post('k1', message);
  expect(await post('k1', message)).toEqual(first);
  await post('k2', message);
  expect(await messages()).toMatchObject([{ duplicates: 1 }, { duplicates: 0 }]);
});

test('refuses a key that came with another message', async () => {
  await post('k1', message);
  expect(await post('k1', { ...message, text: 'Something else' })).toMatchObject({
    status: 409,
    body: { error: { code: 'idempotency-key-reused' } },
  });
});

test.each([
  ['', message, 'validation'],
  ['k1', { ...message, to: '0151 12345678' }, 'validation'],
  ['k1', { to: message.to }, 'validation'],
  ['k1', { ...message, cc: message.to }, 'validation'],
])('refuses bad input: key %o, %o', async (key, body, code) => {
  expect(await post(key, body)).toMatchObject({ status: 400, body: { error: { code } } });
  expect(await messages()).toEqual([]);
});

test('finds messages by receiver and by order, and forgets them on DELETE', async () => {
  await post('k1', message, { 'x-order-id': 'order-1' });
  await post('k2', { ...message, to: '+4915187654321' }, { 'x-order-id': 'order-2' });
  expect(await messages('?orderId=order-2')).toMatchObject([{ to: '+4915187654321' }]);
  expect(await messages(`?to=${encodeURIComponent(message.to)}`)).toMatchObject([{ orderId: 'order-1' }]);
  expect((await fetch(url('/messages'), { method: 'DELETE', headers: { connection: 'close' } })).status).toBe(204);
  expect(await messages()).toEqual([]);
});

test('refuses when told to, and takes nothing', async () => {
  behaviour.set({ refuse: { requests: 1 } });
  expect((await post('k1', message)).status).toBe(422);
  expect(await messages()).toEqual([]);
  expect((await post('k1', message)).status).toBe(201);
});

test('takes a message whose answer it loses', async () => {
  behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(post('k1', message)).rejects.toThrow();
  expect(await post('k1', message)).toMatchObject({ status: 201 });
  expect(await messages()).toMatchObject([{ duplicates: 1 }]);
});
