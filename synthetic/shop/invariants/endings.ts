import { defineInvariant } from 'shakedown';
import { violation } from '../violations.ts';
import { readOrders } from './orders.ts';

/** An order that was acknowledged may be cancelled, but it may be neither lost nor left open. */
export const endings = defineInvariant({
  id: 'endings',
  title: 'Every acknowledged order ends',
  check: async (context) => {
    const orders = await readOrders(context);
    const known = new Set(orders.map(({ id }) => id));
    const acknowledged = (context.acknowledged ?? []).filter(({ kind }) => kind === 'order').map(({ id }) => id);
    const open = orders.filter(({ status }) => !['confirmed', 'cancelled', 'refunded'].includes(status));
    return [
      ...violation(
        'order',
        'acknowledged orders that are lost',
        [...new Set(acknowledged)].filter((id) => !known.has(id)),
      ),
      ...violation(
        'order',
        'orders that have not ended',
        open.map(({ id, status }) => `${id} (${status})`),
      ),
    ];
  },
});
