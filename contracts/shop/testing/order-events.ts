import { MatchersV3 } from '@pact-foundation/pact';

const { eachLike, email, integer, string, uuid } = MatchersV3;

export const orderId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';

export const customer = { id: string('customer-1'), name: string('Ada'), email: email('ada@example.test') };

export const line = {
  productId: string('prod-001'),
  name: string('Brass compass'),
  quantity: integer(2),
  price: integer(1_250),
};

/** What order.confirmed tells; its consumers read the same for different ends. */
export const confirmedOrder = {
  orderId: uuid(orderId),
  customer,
  lines: eachLike(line),
  discount: integer(250),
  total: integer(2_250),
  currency: string('EUR'),
};

export const refundedOrder = { orderId: uuid(orderId), customer, total: integer(2_250), currency: string('EUR') };
