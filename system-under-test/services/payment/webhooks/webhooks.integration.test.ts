import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../../platform/http/index.ts';
import { createLog } from '../../../platform/telemetry/index.ts';
import { createWebhookSender, type ProviderEvent } from '../../../virtual/payment-provider/index.ts';
import { charge } from '../charge.ts';
import { findCharges } from '../find-charges.ts';
import { refundCharge } from '../refund-charge.ts';
import { type RunningPayment, startPayment } from '../testing/start-payment.ts';
import { voidCharge } from '../void-charge.ts';
import { webhookRoutes } from './index.ts';
import { receiveEvent } from './receive-event.ts';

const log = createLog('payment', 'silent');
const stopping = new AbortController();
let payment: RunningPayment;
let server: HttpServer;
let orderId: string;

beforeAll(async () => {
  payment = await startPayment();
  server = await startHttpServer({ port: 0, log, readiness: createReadiness() });
  server.serve(webhookRoutes({ database: payment.database, secret: 'secret', log }));
});
afterAll(async () => {
  stopping.abort();
  await server.stop();
  await payment.stop();
});
beforeEach(() => {
  orderId = randomUUID();
  payment.behaviour.set({});
});

const pay = (method = 'tok_visa') => charge(payment, { orderId, amount: 2_500, currency: 'EUR', method }, orderId);
const stored = () => findCharges(payment.database, orderId);
const received = () => payment.database.query<{ id: string }>('select id from webhook_event');

/** Lets the provider tell what it has to tell about this order. */
async function tell(options: { secret?: string; events?: readonly ProviderEvent[] } = {}): Promise<void> {
  const { secret = 'secret', events = payment.told.filter(({ data }) => data.charge.reference === orderId) } = options;
  const url = new URL(`http://127.0.0.1:${server.port}/webhooks/psp`);
  const send = createWebhookSender({ url, secret, log, signal: stopping.signal, attempts: 1 });
  for (const event of events) await send(event);
}

test('a hold whose answer was lost is known by the webhook, and the next call takes the money', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(pay()).rejects.toThrow('psp');
  expect(await stored()).toMatchObject([{ status: 'pending' }]);
  await tell();
  expect(await stored()).toMatchObject([{ status: 'authorised' }]);
  expect(await pay()).toMatchObject({ status: 'captured' });
});

test('a card that was declined without an answer is known by the webhook', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(pay('tok_declined')).rejects.toThrow('psp');
  await tell();
  expect(await stored()).toMatchObject([{ status: 'declined' }]);
});

test('a refund whose answer was lost is finished by the webhook', async () => {
  await pay();
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(refundCharge(payment, { orderId, amount: 2_500 }, `refund-${orderId}`)).rejects.toThrow('psp');
  await tell();
  expect(await stored()).toMatchObject([{ status: 'refunded', refunded: 2_500 }]);
});

test('a void whose answer was lost is finished by the webhook', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 2 } });
  await expect(pay()).rejects.toThrow('psp');
  await tell();
  await expect(voidCharge(payment, orderId)).rejects.toThrow('psp');
  expect(await stored()).toMatchObject([{ status: 'voiding' }]);
  await tell();
  expect(await stored()).toMatchObject([{ status: 'voided' }]);
});

test('each event counts once, and in any order', async () => {
  await pay();
  const events = payment.told.filter(({ data }) => data.charge.reference === orderId);
  const before = (await received()).length;
  await tell({ events: [...events, ...events.toReversed()] });
  expect(await received()).toHaveLength(before + 2);
  for (const event of events) expect(await receiveEvent(payment.database, event)).toBe('repeated');
  expect(await stored()).toMatchObject([{ status: 'captured' }]);
});

test('an event that nobody signed with our secret changes nothing', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(pay()).rejects.toThrow('psp');
  const before = (await received()).length;
  await tell({ secret: 'guessed' });
  expect(await stored()).toMatchObject([{ status: 'pending' }]);
  expect(await received()).toHaveLength(before);
});

test('an event about a charge that is not ours changes nothing, and need not be told again', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(pay()).rejects.toThrow('psp');
  await tell();
  const [event] = payment.told.filter(({ data }) => data.charge.reference === orderId);
  const charge = { ...event?.data.charge, id: 'ch_foreign' };
  await tell({ events: [{ ...event, id: 'evt_foreign', type: 'charge.captured', data: { charge } } as ProviderEvent] });
  expect(await stored()).toMatchObject([{ status: 'authorised' }]);
  expect(await received()).toContainEqual({ id: 'evt_foreign' });
});
