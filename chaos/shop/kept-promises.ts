import { defineInvariant } from 'shakedown';
import { query } from '../../synthetic/shop/read-shop.ts';
import { violation } from '../../synthetic/shop/violations.ts';

interface Cancelled {
  readonly id: string;
  readonly reason: string | null;
}

/** No fault of ours lasts as long as an order waits for its money, so none of them is a reason to lose one. */
export const keptPromises = defineInvariant({
  id: 'kept-promises',
  title: 'An acknowledged order that can be paid is confirmed, whatever happened on its way',
  check: async (context) => {
    const cancelled = await query<Cancelled>(
      context,
      'order',
      `select v.order_id as id, v.reason from order_view v join event e on e.stream_id = v.order_id and e.type = 'order-placed'
       where v.status = 'cancelled' and e.data->>'paymentMethod' = 'tok_visa' and e.at >= to_timestamp(${(context.since ?? 0) / 1_000})`,
    );
    return violation(
      'order',
      'orders cancelled although they could be paid',
      cancelled.map(({ id, reason }) => `${id} (${reason})`),
    );
  },
});
