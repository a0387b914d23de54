import { expect, test } from 'vitest';
import { decide } from './decide.ts';
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
const abandon: OrderCommand = { type: 'abandon-payment' };
const cancelUnpaid: OrderCommand = { type: 'cancel-unpaid' };
const anything = [place, acceptStock, rejectStock, confirm, decline, abandon, cancelUnpaid];

/** The state after the commands, each decided on the state the one before it led to. */
function after(...commands: OrderCommand[]): OrderState {
  return commands.reduce((state, command) => decide(command, state).reduce(evolve, state), newOrder);
}

test('an order with stock and money is confirmed', () => {
  expect(after(place, acceptStock, confirm)).toEqual({ status: 'confirmed', order });
});

test.each([
  ['out of stock', [place, rejectStock]],
  ['payment declined', [place, acceptStock, decline]],
  ['payment timed out', [place, acceptStock, abandon, cancelUnpaid]],
])('cancelled: %s', (reason, commands) => {
  expect(after(...commands)).toEqual({ status: 'cancelled', order, reason });
});

test('money that arrives after the payment was abandoned does not confirm the order', () => {
  expect(after(place, acceptStock, abandon, confirm)).toMatchObject({ status: 'pending', awaits: 'void' });
});

test('an order is not charged before it has its stock', () => {
  expect(after(place, confirm)).toMatchObject({ status: 'pending', awaits: 'stock' });
});

test.each([
  ['confirmed', [place, acceptStock, confirm]],
  ['cancelled', [place, rejectStock]],
])('nothing changes an order that is %s', (_, commands) => {
  const ended = after(...commands);
  for (const command of anything) expect(decide(command, ended)).toEqual([]);
});

test('a command that comes twice counts once', () => {
  const twice = [place, acceptStock, confirm].flatMap((command) => [command, command]);
  expect(after(...twice)).toEqual(after(place, acceptStock, confirm));
});
