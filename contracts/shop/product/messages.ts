import { productChanged } from '../../../system-under-test/events/index.ts';
import { sent } from '../testing/as-sent.ts';

export const catalogueMessages = {
  'product.changed': sent(() => productChanged.create('prod-001', { productId: 'prod-001' })),
};
