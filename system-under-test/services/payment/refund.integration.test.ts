import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { charge } from './charge.ts';
import { findCharges } from './find-charges.ts';
import { refundCharge } from './refund-charge.ts';
import { type RunningPayment, startPayment } from './testing/start-payment.ts';
import { voidCharge } from './void-charge.ts';

let payment: RunningPayment;
let orderId: string;

beforeAll(async () => {
  payment = await startPayment();
});
afterAll(() => payment.stop());
beforeEach(async () => {
  orderId = randomUUID();
  payment.behaviour.set({});
});

const pay = () => charge(payment, { orderId, amount: 2_500, currency: 'EUR', method: 'tok_visa' }, orderId);
const refund = (amount = 2_500, key = `refund-${orderId}`) => refundCharge(payment, { orderId, amount }, key);
const atProvider = () =>
  payment.ledger.charges
    .filter(({ reference }) => reference === orderId)
    .map(({ status, refunded }) => `${status} ${refunded}`);

test('all of the money goes back, once per key', async () => {
  await pay();
  const first = await refund();
  expect(first).toMatchObject({ status: 'refunded', amount: 2_500 });
  expect(await refund()).toEqual(first);
  expect(await findCharges(payment.database, orderId)).toMatchObject([{ status: 'refunded', refunded: 2_500 }]);
  expect(atProvider()).toEqual(['refunded 2500']);
});

test('a refund whose answer is lost is finished by the next call with the key', async () => {
  await pay();
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(refund()).rejects.toThrow('psp');
  expect(await findCharges(payment.database, orderId)).toMatchObject([{ status: 'captured', refunded: 0 }]);
  expect(await refund()).toMatchObject({ status: 'refunded' });
  expect(atProvider()).toEqual(['refunded 2500']);
});

test('a charge is refunded when the last of its refunds has been given back', async () => {
  await pay();
  payment.behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(refund(1_000, `a-${orderId}`)).rejects.toThrow('psp');
  await refund(1_500, `b-${orderId}`);
  expect(await findCharges(payment.database, orderId)).toMatchObject([{ status: 'captured', refunded: 1_500 }]);
  await refund(1_000, `a-${orderId}`);
  expect(await findCharges(payment.database, orderId)).toMatchObject([{ status: 'refunded', refunded: 2_500 }]);
});

test('ten calls at once give the money back once', async () => {
  await pay();
  const answers = await Promise.all(Array.from({ length: 10 }, () => refund()));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(atProvider()).toEqual(['refunded 2500']);
});

test('parts go back until nothing is left', async () => {
  await pay();
  await Promise.all([refund(1_000, `a-${orderId}`), refund(500, `b-${orderId}`)]);
  expect(await findCharges(payment.database, orderId)).toMatchObject([{ status: 'captured', refunded: 1_500 }]);
  await expect(refund(1_001, `c-${orderId}`)).rejects.toMatchObject({ status: 422, code: 'too-much', path: 'amount' });
  await refund(1_000, `d-${orderId}`);
  expect(await findCharges(payment.database, orderId)).toMatchObject([{ status: 'refunded', refunded: 2_500 }]);
  await expect(refund(1, `e-${orderId}`)).rejects.toMatchObject({ status: 409, code: 'not-captured' });
});

test('two refunds at once cannot give back more than was taken', async () => {
  await pay();
  const both = await Promise.allSettled([refund(2_000, `a-${orderId}`), refund(2_000, `b-${orderId}`)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(atProvider()).toEqual(['captured 2000']);
});

test('a key is for one refund', async () => {
  await pay();
  await refund(1_000);
  await expect(refund(500)).rejects.toMatchObject({ status: 422, code: 'key-reused' });
  const other = randomUUID();
  await charge(payment, { orderId: other, amount: 1_000, currency: 'EUR', method: 'tok_visa' }, other);
  await expect(refundCharge(payment, { orderId: other, amount: 1_000 }, `refund-${orderId}`)).rejects.toMatchObject({
    status: 422,
    code: 'key-reused',
  });
});

test('there is nothing to give back of what was never taken', async () => {
  await expect(refund()).rejects.toMatchObject({ status: 404 });
  await voidCharge(payment, orderId);
  await expect(refund()).rejects.toMatchObject({ status: 404 });
});

test('there is nothing to give back of what was voided', async () => {
  await pay();
  await voidCharge(payment, orderId);
  await expect(refund()).rejects.toMatchObject({ status: 409, code: 'not-captured' });
});
