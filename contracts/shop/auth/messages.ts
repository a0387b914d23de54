import { accountRegistered } from '../../../system-under-test/events/index.ts';
import { sent } from '../testing/as-sent.ts';
import { order } from '../testing/sample-order.ts';

const { id, name, email } = order.customer;

export const accountMessages = {
  'account.registered': sent(() => accountRegistered.create(id, { accountId: id, name, email })),
};
