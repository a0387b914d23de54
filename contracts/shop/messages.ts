import type { MessageHandler } from 'shakedown';
import {
  accountRegistered,
  customerChanged,
  customerErased,
  productChanged,
  stockExpired,
  stockRejected,
  stockReserved,
} from '../../system-under-test/events/index.ts';
import type { Outbox, PublishableEvent } from '../../system-under-test/platform/messaging/index.ts';
import type { Transaction } from '../../system-under-test/platform/postgres/index.ts';
import type { OrderEvent, OrderState, PlacedOrder } from '../../system-under-test/services/order/order/index.ts';
import { publishOrderEvent } from '../../system-under-test/services/order/publish/publish-order-event.ts';

const order: PlacedOrder = {
  orderId: '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11',
  customer: { id: 'customer-1', name: 'Ada', email: 'ada@example.test' },
  lines: [{ productId: 'prod-001', name: 'Brass compass', quantity: 2, price: 1_250 }],
  subtotal: 2_500,
  discount: 250,
  total: 2_250,
  currency: 'EUR',
  paymentMethod: 'tok_visa',
  placedAt: '2026-01-01T12:00:00.000Z',
  synthetic: true,
};

/** What the order service puts into its outbox, made by its own code. */
const published =
  (state: OrderState, event: OrderEvent): MessageHandler =>
  async () => {
    const added: PublishableEvent[] = [];
    const outbox: Outbox = { add: async (_transaction, each) => void added.push(each) };
    await publishOrderEvent({} as Transaction, outbox, state, event);
    return { content: added[0]?.envelope };
  };

export const orderMessages = {
  'order.placed': published({ status: 'pending', awaits: 'stock', order }, { type: 'order-placed', data: order }),
  'order.confirmed': published({ status: 'confirmed', order }, { type: 'order-confirmed', data: { chargeId: 'ch-1' } }),
  'order.cancelled': published(
    { status: 'cancelled', order, reason: 'payment declined' },
    { type: 'order-cancelled', data: { reason: 'payment declined' } },
  ),
  'order.refunded': published({ status: 'refunded', order }, { type: 'order-refunded', data: { refundId: 'rf-1' } }),
};

const missing = [{ productId: 'prod-001', wanted: 2, free: 0 }];

export const stockMessages: Record<string, MessageHandler> = {
  'stock.expired': () => ({ content: stockExpired.create(order.orderId, { orderId: order.orderId }).envelope }),
  'stock.reserved': () => ({ content: stockReserved.create(order.orderId, { orderId: order.orderId }).envelope }),
  'stock.rejected': () => ({
    content: stockRejected.create(order.orderId, { orderId: order.orderId, missing }).envelope,
  }),
};

export const catalogueMessages: Record<string, MessageHandler> = {
  'product.changed': () => ({ content: productChanged.create('prod-001', { productId: 'prod-001' }).envelope }),
};

const customerId = order.customer.id;
const { name, email } = order.customer;

export const accountMessages: Record<string, MessageHandler> = {
  'account.registered': () => ({
    content: accountRegistered.create(customerId, { accountId: customerId, name, email }).envelope,
  }),
};

export const customerMessages: Record<string, MessageHandler> = {
  'customer.changed': () => ({
    content: customerChanged.create(customerId, { customerId, name, email, phone: null }).envelope,
  }),
  'customer.erased': () => ({ content: customerErased.create(customerId, { customerId }).envelope }),
};
