import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { ERASED } from './erased-customer.ts';
import { evolve, newOrder } from './evolve.ts';
import type { OrderCommand } from './order-command.ts';
import type { OrderState } from './order-state.ts';
import type { PlacedOrder } from './placed-order.ts';

const order: PlacedOrder = {
  orderId: '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11',
  customer: { id: 'c-1', name: 'Ada', email: 'ada@example.test' },
  lines: [{ productId: 'prod-001', name: 'Compass', quantity: 2, price: 1_250 }],
  subtotal: 2_500,
  discount: 0,
  total: 2_500,
  currency: 'EUR',
  paymentMethod: 'tok_visa',
  placedAt: '2026-01-01T12:00:00.000Z',
  synthetic: false,
};
const place: OrderCommand = { type: 'place-order', order };
const acceptStock: OrderCommand = { type: 'accept-stock' };
const rejectStock: OrderCommand = { type: 'reject-stock' };
const confirm: OrderCommand = { type: 'confirm-payment', chargeId: 'ch-1' };
const decline: OrderCommand = { type: 'decline-payment' };
const expireStock: OrderCommand = { type: 'expire-stock' };
const giveUp: OrderCommand = { type: 'give-up' };
const cancelUnpaid: OrderCommand = { type: 'cancel-unpaid' };
const requestRefund: OrderCommand = { type: 'request-refund', reason: 'broken' };
const confirmRefund: OrderCommand = { type: 'confirm-refund', refundId: 're-1' };
const refuseRefund: OrderCommand = { type: 'refuse-refund' };
const eraseCustomer: OrderCommand = { type: 'erase-customer' };
const payment = [place, acceptStock, rejectStock, confirm, decline, giveUp, cancelUnpaid];
const refund = [requestRefund, confirmRefund, refuseRefund];

/** The state after the commands, each decided on the state the one before it led to. */
function after(...commands: OrderCommand[]): OrderState {
  return commands.reduce((state, command) => decide(command, state).reduce(evolve, state), newOrder);
}

test('an order with stock and money is confirmed', () => {
  expect(after(place, acceptStock, confirm)).toEqual({ status: 'confirmed', order });
});

test.each([
  ['out of stock', [place, rejectStock]],
  ['stock timed out', [place, giveUp]],
  ['stock expired', [place, expireStock]],
  ['stock expired', [place, acceptStock, expireStock, cancelUnpaid]],
  ['payment declined', [place, acceptStock, decline]],
  ['payment timed out', [place, acceptStock, giveUp, cancelUnpaid]],
])('cancelled: %s', (reason, commands) => {
  expect(after(...commands)).toEqual({ status: 'cancelled', order, reason });
});

test.each([
  ['the payment was abandoned', giveUp],
  ['the stock expired', expireStock],
])('money that arrives after %s does not confirm the order', (_, command) => {
  expect(after(place, acceptStock, command, confirm)).toMatchObject({ status: 'pending', awaits: 'void' });
});

test('an order is not charged before it has its stock', () => {
  expect(after(place, confirm)).toMatchObject({ status: 'pending', awaits: 'stock' });
});

test.each([
  ['confirmed', [place, acceptStock, confirm], [...payment, expireStock]],
  ['cancelled', [place, rejectStock], [...payment, ...refund, expireStock]],
  ['refunded', [place, acceptStock, confirm, requestRefund, confirmRefund], [...payment, ...refund, expireStock]],
])('an order that is %s is not changed by what comes late', (_, commands, late) => {
  const ended = after(...commands);
  for (const command of late) expect(decide(command, ended)).toEqual([]);
});

test('only a confirmed order is refunded', () => {
  expect(after(place, acceptStock, requestRefund, confirmRefund)).toMatchObject({ status: 'pending' });
  expect(after(place, acceptStock, confirm, requestRefund)).toEqual({ status: 'refunding', order });
  expect(after(place, acceptStock, confirm, requestRefund, confirmRefund)).toEqual({ status: 'refunded', order });
});

test('an order whose refund is refused stays confirmed', () => {
  expect(after(place, acceptStock, confirm, requestRefund, refuseRefund)).toEqual({ status: 'confirmed', order });
});

test('an erased customer is forgotten once, and their order goes on', () => {
  const customer = { id: 'c-1', ...ERASED };
  expect(after(place, eraseCustomer, eraseCustomer, acceptStock, confirm)).toEqual({
    status: 'confirmed',
    order: { ...order, customer },
  });
  expect(decide(eraseCustomer, after(place, eraseCustomer))).toEqual([]);
});

test('a command that comes twice counts once', () => {
  const twice = [place, acceptStock, confirm].flatMap((command) => [command, command]);
  expect(after(...twice)).toEqual(after(place, acceptStock, confirm));
});
