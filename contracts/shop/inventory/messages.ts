import { stockExpired, stockRejected, stockReserved } from '../../../system-under-test/events/index.ts';
import { sent } from '../testing/as-sent.ts';
import { order } from '../testing/sample-order.ts';

const { orderId } = order;
const missing = [{ productId: 'prod-001', wanted: 2, free: 0 }];

export const stockMessages = {
  'stock.expired': sent(() => stockExpired.create(orderId, { orderId })),
  'stock.reserved': sent(() => stockReserved.create(orderId, { orderId })),
  'stock.rejected': sent(() => stockRejected.create(orderId, { orderId, missing })),
};
