import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { ChargeLedger, providerRoutes } from './index.ts';

let server: HttpServer;

beforeEach(async () => {
  server = await startHttpServer({ port: 0, log: pino({ level: 'silent' }), readiness: createReadiness() });
  server.serve(providerRoutes(new ChargeLedger()));
});

afterEach(() => server.stop());

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
    { id: body.id, idempotencyKey: 'k1', reference: 'order-1', amount: 1999, currency: 'EUR', status: 'captured' },
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

test('refunds once, however often it is asked', async () => {
  const { body } = await post('/v1/charges', 'k1', order);
  expect(await post('/v1/refunds', 'r1', { chargeId: body.id })).toMatchObject({
    status: 201,
    body: { status: 'refunded' },
  });
  expect(await post('/v1/refunds', 'r2', { chargeId: body.id })).toMatchObject({
    status: 201,
    body: { status: 'refunded' },
  });
  expect(await charges()).toMatchObject([{ status: 'refunded' }]);
});

test('has nothing to refund for a declined card', async () => {
  await post('/v1/charges', 'k1', { ...order, method: 'tok_declined' });
  expect(await post('/v1/refunds', 'r1', { chargeId: 'ch_000001' })).toMatchObject({ status: 404 });
});

test.each([
  [{ ...order, amount: 19.99 }, 'amount'],
  [{ ...order, amount: 0 }, 'amount'],
  [{ ...order, cvc: '123' }, 'cvc'],
  [{ ...order, method: 'tok_unknown' }, 'method'],
])('refuses bad input: %o', async (input, path) => {
  expect(await post('/v1/charges', 'k1', input)).toMatchObject({ status: 400, body: { error: { path } } });
});
