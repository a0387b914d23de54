import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { createLog } from '../../platform/telemetry/index.ts';
import { paymentRoutes } from './routes.ts';
import { type RunningPayment, startPayment } from './testing/start-payment.ts';

let payment: RunningPayment;
let server: HttpServer;
let orderId: string;

beforeAll(async () => {
  payment = await startPayment();
  server = await startHttpServer({ port: 0, log: createLog('payment', 'silent'), readiness: createReadiness() });
  server.serve(paymentRoutes(payment));
});
beforeEach(() => {
  orderId = randomUUID();
  payment.behaviour.set({});
});
afterAll(async () => {
  await server.stop();
  await payment.stop();
});

async function ask(path: string, body?: object, key?: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', connection: 'close', ...(key && { 'idempotency-key': key }) },
    body: body ? JSON.stringify(body) : null,
  });
  return { status: answer.status, body: await answer.json() };
}
const pay = (method = 'tok_visa', key: string = orderId) =>
  ask('/charges', { orderId, amount: 2_500, currency: 'EUR', method }, key);
const refund = (amount = 2_500) => ask('/refunds', { orderId, amount }, `refund-${orderId}`);
const charges = () => ask(`/charges?orderId=${orderId}`);

test('charges an order', async () => {
  const { status, body } = await pay();
  expect(status).toBe(201);
  expect(body).toEqual({ id: expect.any(String), orderId, amount: 2_500, status: 'captured' });
});

test('answers a repeated key as before, even when the money went back since', async () => {
  const first = await pay();
  await refund();
  expect(await pay()).toEqual(first);
});

test('says that a card is declined', async () => {
  expect(await pay('tok_declined')).toMatchObject({ status: 402, body: { error: { code: 'declined' } } });
});

test('charges no order whose payment was voided', async () => {
  expect(await ask('/charges/void', { orderId })).toEqual({ status: 200, body: { status: 'none' } });
  expect(await charges()).toEqual({ status: 200, body: { items: [] } });
  expect(await pay()).toMatchObject({ status: 409, body: { error: { code: 'voided' } } });
});

test('gives the money back', async () => {
  await pay();
  const first = await refund();
  expect(first).toEqual({ status: 201, body: { id: expect.any(String), orderId, amount: 2_500, status: 'refunded' } });
  expect(await refund()).toEqual(first);
});

test.each([
  ['of more than was taken', 2_501, 422, 'too-much'],
  ['of nothing', 0, 400, 'validation'],
])('refuses a refund %s', async (_, amount, status, code) => {
  await pay();
  expect(await refund(amount)).toMatchObject({ status, body: { error: { code, path: 'amount' } } });
});

test('does not hide that the provider gave no answer', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  expect(await pay()).toMatchObject({ status: 502 });
});

test('shows what was charged for an order, and what went back', async () => {
  expect(await charges()).toEqual({ status: 200, body: { items: [] } });
  await pay();
  await refund(1_000);
  expect(await charges()).toMatchObject({
    body: { items: [{ orderId, amount: 2_500, refunded: 1_000, currency: 'EUR', status: 'captured' }] },
  });
});

test.each(['/charges', '/refunds'])('wants a key for %s', async (path) => {
  const body = { orderId, amount: 1, ...(path === '/charges' && { currency: 'EUR', method: 'tok_visa' }) };
  expect(await ask(path, body)).toMatchObject({ status: 400, body: { error: { path: 'idempotency-key' } } });
});
