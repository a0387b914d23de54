import type { ConsumerContract } from 'shakedown';
import { productChanged } from '../../system-under-test/events/index.ts';
import { type EventHandler, on, readEvent } from '../../system-under-test/platform/messaging/index.ts';
import { orderEventHandlers as analyticsOfOrders } from '../../system-under-test/services/analytics/facts/order-events.ts';
import { customerEventHandlers as authOfCustomers } from '../../system-under-test/services/auth/customer-events.ts';
import { orderEventHandlers as inventoryOfOrders } from '../../system-under-test/services/inventory/order-events.ts';
import { customerEventHandlers as notificationOfCustomers } from '../../system-under-test/services/notification/customer-events.ts';
import { orderEventHandlers as notificationOfOrders } from '../../system-under-test/services/notification/order-events.ts';
import { customerEventHandlers as orderOfCustomers } from '../../system-under-test/services/order/erase-customer/customer-events.ts';
import { stockEventHandlers as orderOfStock } from '../../system-under-test/services/order/saga/stock-events.ts';
import { accountEventHandlers as userOfAccounts } from '../../system-under-test/services/user/customers/account-events.ts';

/** Handlers are asked which events they are for, and to read them; none is ever run. */
const unused = {} as never;

/** Who listens to which events, as the services' own handlers have it. */
export const consumers: Readonly<Record<string, ConsumerContract>> = {
  analytics: readsEvents(analyticsOfOrders),
  auth: readsEvents(authOfCustomers()),
  inventory: readsEvents(inventoryOfOrders(unused)),
  notification: readsEvents([...notificationOfOrders(unused), ...notificationOfCustomers]),
  order: readsEvents([...orderOfStock(unused, unused), ...orderOfCustomers(unused)]),
  user: readsEvents(userOfAccounts(unused)),
  'product-bff': readsEvents([on(productChanged, async () => {})]),
};

function readsEvents(handlers: readonly EventHandler[]): ConsumerContract {
  const byTopic = Map.groupBy(handlers, ({ definition }) => definition.topic);
  return {
    handles: Object.fromEntries(
      [...byTopic].map(([topic, ofTopic]) => [topic, ofTopic.map(({ definition }) => definition.type)]),
    ),
    reads: ({ content }) => {
      const reading = readEvent(content === null ? null : JSON.stringify(content), handlers);
      if (reading.kind === 'unreadable') throw reading.cause;
      if (reading.kind === 'foreign') throw new Error('it is of no type that is handled');
      return reading.event;
    },
  };
}
