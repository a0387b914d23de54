import { customerChanged, customerErased } from '../../../system-under-test/events/index.ts';
import { sent } from '../testing/as-sent.ts';
import { order } from '../testing/sample-order.ts';

const { id: customerId, name, email } = order.customer;

export const customerMessages = {
  'customer.changed': sent(() => customerChanged.create(customerId, { customerId, name, email, phone: null })),
  'customer.erased': sent(() => customerErased.create(customerId, { customerId })),
};
