import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { type Behaviour, createBehaviour } from '../control/index.ts';
import { ChargeLedger, type ProviderEvent, providerRoutes } from './index.ts';

let server: HttpServer;
let behaviour: Behaviour;
let told: ProviderEvent[];

beforeEach(async () => {
  server = await startHttpServer({ port: 0, log: pino({ level: 'silent' }), readiness: createReadiness() });
  behaviour = createBehaviour();
  told = [];
  server.serve(providerRoutes(new ChargeLedger({ tell: (event) => told.push(event), now: () => 5_000 }), behaviour));
});

afterEach(() => server.stop());

const hold = () => post('/v1/charges', 'k1', { ...order, capture: false });
const act = (id: string, action: 'capture' | 'void', key: string = action) =>
  post(`/v1/charges/${id}/${action}`, key, {});

const order = { reference: 'order-1', amount: 1999, currency: 'EUR', method: 'tok_visa' };

async function post(path: string, key: string, body: object) {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { id: string } };
}

async function charges(): Promise<object[]> {
  const response = await fetch(`http://127.0.0.1:${server.port}/v1/charges`, { headers: { connection: 'close' } });
  return (await response.json()) as object[];
}

test('captures a good card, and lists the charge', async () => {
  const { status, body } = await post('/v1/charges', 'k1', order);
  expect(status).toBe(201);
  expect(body).toMatchObject({ reference: 'order-1', amount: 1999, status: 'captured' });
  expect(await charges()).toEqual([
    {
      id: body.id,
      idempotencyKey: 'k1',
      reference: 'order-1',
      amount: 1999,
      currency: 'EUR',
      status: 'captured',
      refunded: 0,
    },
  ]);
});

test('declines a bad card, and takes nothing', async () => {
  expect(await post('/v1/charges', 'k1', { ...order, method: 'tok_declined' })).toMatchObject({
    status: 402,
    body: { error: { code: 'declined' } },
  });
  expect(await charges()).toMatchObject([{ status: 'declined' }]);
});

test('answers a repeated key as before, and takes the money once', async () => {
  const first = await post('/v1/charges', 'k1', order);
  expect(await post('/v1/charges', 'k1', order)).toEqual(first);
  expect(await charges()).toHaveLength(1);
});

test('answers a repeated key as before even after a refund', async () => {
  const first = await post('/v1/charges', 'k1', order);
  await post('/v1/refunds', 'r1', { chargeId: first.body.id });
  expect(await post('/v1/charges', 'k1', order)).toEqual(first);
});

test('refuses a key that came with another request', async () => {
  await post('/v1/charges', 'k1', order);
  expect(await post('/v1/charges', 'k1', { ...order, amount: 1 })).toMatchObject({
    status: 409,
    body: { error: { code: 'idempotency-key-reused' } },
  });
  expect(await charges()).toHaveLength(1);
});

test('requires a key', async () => {
  expect(await post('/v1/charges', '', order)).toMatchObject({
    status: 400,
    body: { error: { code: 'idempotency-key-missing' } },
  });
});

test('holds money until it is captured', async () => {
  const { status, body } = await hold();
  expect({ status, ...body }).toMatchObject({ status: 'authorised', amount: 1999 });
  expect(await act(body.id, 'capture')).toMatchObject({ status: 200, body: { status: 'captured' } });
  expect(await act(body.id, 'capture', 'again')).toMatchObject({ status: 200, body: { status: 'captured' } });
  expect(await act(body.id, 'void')).toMatchObject({ status: 409, body: { error: { code: 'charge-captured' } } });
});

test('releases money for good', async () => {
  const { body } = await hold();
  expect(await act(body.id, 'void')).toMatchObject({ status: 200, body: { status: 'voided' } });
  expect(await act(body.id, 'capture')).toMatchObject({ status: 409, body: { error: { code: 'charge-voided' } } });
  expect(await charges()).toMatchObject([{ status: 'voided' }]);
});

test('gives back all, once', async () => {
  const { body } = await post('/v1/charges', 'k1', order);
  const refund = { chargeId: body.id, reference: 'refund-1' };
  const first = await post('/v1/refunds', 'r1', refund);
  expect(first).toMatchObject({ status: 201, body: { chargeId: body.id, reference: 'refund-1', amount: 1999 } });
  expect(await post('/v1/refunds', 'r1', refund)).toEqual(first);
  expect(await post('/v1/refunds', 'r2', refund)).toMatchObject({ status: 409 });
  expect(await charges()).toMatchObject([{ status: 'refunded', refunded: 1999 }]);
});

test('gives back in parts, never more than was taken', async () => {
  const { body } = await post('/v1/charges', 'k1', order);
  expect(await post('/v1/refunds', 'r1', { chargeId: body.id, amount: 999 })).toMatchObject({ status: 201 });
  expect(await charges()).toMatchObject([{ status: 'captured', refunded: 999 }]);
  expect(await post('/v1/refunds', 'r2', { chargeId: body.id, amount: 1001 })).toMatchObject({ status: 409 });
  expect(await post('/v1/refunds', 'r3', { chargeId: body.id, amount: 1000 })).toMatchObject({ status: 201 });
  expect(await charges()).toMatchObject([{ status: 'refunded', refunded: 1999 }]);
});

test('has nothing to give back for a declined card or an unknown charge', async () => {
  await post('/v1/charges', 'k1', { ...order, method: 'tok_declined' });
  const [declined] = (await charges()) as [{ id: string }];
  expect(await post('/v1/refunds', 'r1', { chargeId: declined.id })).toMatchObject({ status: 409 });
  expect(await post('/v1/refunds', 'r2', { chargeId: 'ch_none' })).toMatchObject({ status: 404 });
});

test('tells of each thing that happened, once', async () => {
  const { body } = await hold();
  for (const key of ['c1', 'c2']) await act(body.id, 'capture', key);
  await post('/v1/refunds', 'r1', { chargeId: body.id, reference: 'refund-1', amount: 99 });
  await post('/v1/charges', 'k2', { ...order, method: 'tok_declined' });
  expect(told.map(({ type }) => type)).toEqual([
    'charge.authorised',
    'charge.captured',
    'charge.refunded',
    'charge.declined',
  ]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(4);
  expect(told[0]).toMatchObject({ created: 5, data: { charge: { id: body.id, status: 'authorised' } } });
  expect(told[2]).toMatchObject({ data: { charge: { refunded: 99 }, refund: { reference: 'refund-1', amount: 99 } } });
});

test('declines good cards when told to, and stays with its answer', async () => {
  behaviour.set({ refuse: { requests: 1 } });
  expect(await post('/v1/charges', 'k1', order)).toMatchObject({ status: 402 });
  expect(await post('/v1/charges', 'k1', order)).toMatchObject({ status: 402 });
  expect(await post('/v1/charges', 'k2', order)).toMatchObject({ status: 201 });
});

test('takes the money of a charge whose answer it loses, once', async () => {
  behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(post('/v1/charges', 'k1', order)).rejects.toThrow();
  expect(await post('/v1/charges', 'k1', order)).toMatchObject({ status: 201 });
  expect(await charges()).toHaveLength(1);
});

test.each([
  [{ ...order, amount: 19.99 }, 'amount'],
  [{ ...order, amount: 0 }, 'amount'],
  [{ ...order, cvc: '123' }, 'cvc'],
  [{ ...order, method: 'tok_unknown' }, 'method'],
])('refuses bad input: %o', async (input, path) => {
  expect(await post('/v1/charges', 'k1', input)).toMatchObject({ status: 400, body: { error: { path } } });
});
