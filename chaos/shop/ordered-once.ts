import { defineInvariant } from 'shakedown';
import { query } from '../../synthetic/shop/read-shop.ts';
import { violation } from '../../synthetic/shop/violations.ts';

interface Buyer {
  readonly id: string;
  readonly orders: string;
}

/** Each shopper of the workload is a guest of their own, and orders once. */
export const orderedOnce = defineInvariant({
  id: 'ordered-once',
  title: 'Who ordered once has one order, however often the request was sent',
  check: async (context) => {
    const buyers = await query<Buyer>(
      context,
      'order',
      `select e.data->'customer'->>'id' as id, count(*) as orders from event e
       where e.type = 'order-placed' and e.at >= to_timestamp(${(context.since ?? 0) / 1_000})
       group by 1 having count(*) > 1`,
    );
    return violation(
      'user-bff→order',
      'customers who ordered once and have more than one order',
      buyers.map(({ id, orders }) => `${id} (${orders})`),
    );
  },
});
