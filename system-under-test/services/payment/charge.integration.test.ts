import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../platform/testing/index.ts';
import { charge } from './charge.ts';
import { findCharges } from './find-charges.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { type RunningPayment, startPayment } from './testing/start-payment.ts';
import { voidCharge } from './void-charge.ts';

let payment: RunningPayment;
let orderId: string;

beforeAll(async () => {
  payment = await startPayment();
});
afterAll(() => payment.stop());
beforeEach(() => {
  orderId = randomUUID();
  payment.behaviour.set({});
});

const pay = (method = 'tok_visa', provider: PaymentProvider = payment.provider) =>
  charge({ ...payment, provider }, { orderId, amount: 2_500, currency: 'EUR', method }, orderId);
const takeBack = () => voidCharge(payment, orderId);
/** What the provider has of this order's money. */
const atProvider = () =>
  payment.ledger.charges
    .filter(({ reference }) => reference === orderId)
    .map(({ status, amount }) => `${status} ${amount}`);

test('the money is held, then taken', async () => {
  expect(await pay()).toMatchObject({ status: 'captured' });
  expect(atProvider()).toEqual(['captured 2500']);
  const events = payment.told.filter(({ data }) => data.charge.reference === orderId);
  expect(events.map(({ type }) => type)).toEqual(['charge.authorised', 'charge.captured']);
});

test('a repeated key gets the first answer, and the provider is not asked again', async () => {
  const first = await pay();
  payment.behaviour.set({ loseAnswers: {} });
  expect(await pay()).toEqual(first);
});

test('a declined charge stays declined', async () => {
  expect(await pay('tok_declined')).toMatchObject({ status: 'declined' });
  expect(await pay('tok_declined')).toMatchObject({ status: 'declined' });
  expect(atProvider()).toEqual(['declined 2500']);
});

test('a charge whose answers are lost is taken once', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 2 } });
  await expect(pay()).rejects.toThrow('psp');
  await expect(pay()).rejects.toThrow('psp');
  expect(await pay()).toMatchObject({ status: 'captured' });
  expect(atProvider()).toEqual(['captured 2500']);
});

test('a capture whose answer is lost goes on from there', async () => {
  const provider = {
    ...payment.provider,
    async authorise(...request: Parameters<PaymentProvider['authorise']>) {
      const answer = await payment.provider.authorise(...request);
      payment.behaviour.set({ loseAnswers: { requests: 1 } });
      return answer;
    },
  };
  await expect(pay('tok_visa', provider)).rejects.toThrow('psp');
  expect(await findCharges(payment.database, orderId)).toMatchObject([{ status: 'authorised' }]);
  expect(await pay()).toMatchObject({ status: 'captured' });
  expect(atProvider()).toEqual(['captured 2500']);
});

test('a hold that the provider let go of is no money', async () => {
  const provider = {
    ...payment.provider,
    async authorise(...request: Parameters<PaymentProvider['authorise']>) {
      const answer = await payment.provider.authorise(...request);
      payment.ledger.void(answer.providerChargeId ?? '');
      return answer;
    },
  };
  expect(await pay('tok_visa', provider)).toMatchObject({ status: 'declined' });
});

test('ten calls at once take the money once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => pay()));
  expect(new Set(answers.map(({ id, status }) => `${id} ${status}`)).size).toBe(1);
  expect(atProvider()).toEqual(['captured 2500']);
});

test('a key that belongs to another order is refused', async () => {
  await pay();
  const other = { orderId: randomUUID(), amount: 1, currency: 'EUR', method: 'tok_visa' };
  await expect(charge(payment, other, orderId)).rejects.toMatchObject({ status: 422 });
});

test('a void gives back the money that was taken, once', async () => {
  await pay();
  expect(await takeBack()).toBe('voided');
  expect(await takeBack()).toBe('voided');
  expect(atProvider()).toEqual(['refunded 2500']);
});

test('a void that comes first makes the charge impossible', async () => {
  expect(await takeBack()).toBe('none');
  expect(await pay()).toMatchObject({ status: 'voided' });
  expect(atProvider()).toEqual([]);
});

test('a void of a charge whose outcome is unknown releases what is held', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(pay()).rejects.toThrow('psp');
  expect(await takeBack()).toBe('voided');
  expect(atProvider()).toEqual(['voided 2500']);
});

test('a void of a declined charge has nothing to give back', async () => {
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(pay('tok_declined')).rejects.toThrow('psp');
  expect(await takeBack()).toBe('none');
  expect(atProvider()).toEqual(['declined 2500']);
});

test('a void that overtakes a charge under way wins', async () => {
  const { promise: answered, resolve: letAnswer } = Promise.withResolvers<void>();
  const provider = {
    ...payment.provider,
    async authorise(...request: Parameters<PaymentProvider['authorise']>) {
      const answer = await payment.provider.authorise(...request);
      await answered;
      return answer;
    },
  };
  const late = pay('tok_visa', provider);
  await until(() => atProvider().length === 1);
  expect(await takeBack()).toBe('voided');
  letAnswer();
  expect(await late).toMatchObject({ status: 'voided' });
  expect(atProvider()).toEqual(['voided 2500']);
});

test('a void that the provider did not answer is finished by the next one', async () => {
  await pay();
  payment.behaviour.set({ loseAnswers: { requests: 2 } });
  await expect(takeBack()).rejects.toThrow('psp');
  expect(await pay()).toMatchObject({ status: 'voiding' });
  await expect(takeBack()).rejects.toThrow('psp');
  expect(await takeBack()).toBe('voided');
  expect(atProvider()).toEqual(['refunded 2500']);
});

test('a void whose refund was not answered gives the money back once', async () => {
  await pay();
  // The first answer says that there is nothing on hold; the second one, to the refund, is lost.
  const provider: PaymentProvider = {
    ...payment.provider,
    async giveBack(id) {
      await payment.provider.giveBack(id);
      throw new Error('the answer was lost');
    },
  };
  await expect(voidCharge({ ...payment, provider }, orderId)).rejects.toThrow('lost');
  expect(await takeBack()).toBe('voided');
  expect(payment.told.filter(({ data }) => data.refund && data.charge.reference === orderId)).toHaveLength(1);
});
