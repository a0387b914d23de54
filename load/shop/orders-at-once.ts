import { defineCrowd } from 'shakedown';

/** The database a short way off, as it is in production. */
export const ordersAtOnce = defineCrowd({
  id: 'orders-at-once',
  title: 'Guests who order at the same moment do not have to wait for each other',
  journey: 'load/shop/quick-order.ts',
  step: 'place the order',
  far: { 'order→postgres': 40 },
});
