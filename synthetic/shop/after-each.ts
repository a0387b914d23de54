import type { AfterEach } from 'shakedown';
import { query, read } from './read-shop.ts';
import { violation } from './violations.ts';

/** Everything that came of a synthetic order says so: the order, the events told of it, and the mails sent for it. */
export const afterEach: AfterEach = async (context, acknowledged) => {
  const ids = new Set(acknowledged.filter(({ kind }) => kind === 'order').map(({ id }) => id));
  if (ids.size === 0) return [];
  const ours = (rows: readonly { readonly id: string | null }[]) => [
    ...new Set(rows.flatMap(({ id }) => (id !== null && ids.has(id) ? [id] : []))),
  ];
  const [orders, told, answered, mails] = await Promise.all([
    query<{ id: string }>(context, 'order', 'select order_id as id from order_view where not synthetic'),
    query<{ id: string }>(context, 'order', unmarkedEvents),
    query<{ id: string }>(context, 'inventory', unmarkedEvents),
    read<{ orderId: string | null; synthetic: boolean }[]>(context, 'mail', '/messages'),
  ]);
  return [
    ...violation('order', 'orders that are not marked as synthetic', ours(orders)),
    ...violation('order', 'orders with events that are not marked as synthetic', ours(told)),
    ...violation('inventory', 'orders with events that are not marked as synthetic', ours(answered)),
    ...violation(
      'notification',
      'orders with mails that are not marked as synthetic',
      ours(mails.filter(({ synthetic }) => !synthetic).map(({ orderId }) => ({ id: orderId }))),
    ),
  ];
};

const unmarkedEvents = `select distinct key as id from outbox where envelope->>'synthetic' is distinct from 'true'`;
