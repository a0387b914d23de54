import type { PlacedOrder } from '../../../system-under-test/services/order/order/index.ts';

/** The order that messages are made of. */
export const order: PlacedOrder = {
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
