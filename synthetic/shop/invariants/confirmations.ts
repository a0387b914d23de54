import { defineInvariant } from 'shakedown';
import { query, read } from '../read-shop.ts';
import { violation } from '../violations.ts';

interface Mail {
  readonly to: string;
  readonly orderId: string | null;
  readonly text: string;
}

interface Order {
  readonly id: string;
  readonly status: string;
  /** In cents. */
  readonly total: number;
  readonly email: string;
}

/** By what arrived in the mailbox; the copies that the mail server recognised as such never got there. */
export const confirmations = defineInvariant({
  id: 'confirmations',
  title: 'Each confirmed order has one mail, to its customer and with its total; no other order has any',
  check: async (context) => {
    const [mails, orders] = await Promise.all([
      read<Mail[]>(context, 'mail', '/messages'),
      query<Order>(
        context,
        'order',
        `select v.order_id as id, v.status, v.total, e.data->'customer'->>'email' as email
         from order_view v left join event e on e.stream_id = v.order_id and e.type = 'order-placed'`,
      ),
    ]);
    const mailsOf = Map.groupBy(mails, ({ orderId }) => orderId);
    const sent = (id: string) => mailsOf.get(id) ?? [];
    const known = new Set<string | null>(orders.map(({ id }) => id));
    const confirmed = orders.filter(({ status }) => status === 'confirmed');
    const ids = (found: readonly Order[]) => found.map(({ id }) => id);
    const money = (cents: number) => (cents / 100).toFixed(2);
    return [
      ...violation(
        'order→notification→mail',
        'confirmed orders without a mail',
        ids(confirmed.filter(({ id }) => sent(id).length === 0)),
      ),
      ...violation(
        'notification→mail',
        'orders with more than one mail',
        ids(orders.filter(({ id }) => sent(id).length > 1)),
      ),
      ...violation(
        'notification→mail',
        'orders that are not confirmed and have a mail',
        ids(orders.filter(({ id, status }) => status !== 'confirmed' && sent(id).length > 0)),
      ),
      ...violation(
        'notification→mail',
        'mails that went to somebody else',
        orders.flatMap(({ id, email }) =>
          sent(id)
            .filter(({ to }) => to !== email)
            .map(({ to }) => `${id} to ${to} instead of ${email}`),
        ),
      ),
      ...violation(
        'notification→mail',
        'mails that do not name the total',
        ids(confirmed.filter(({ id, total }) => sent(id).some(({ text }) => !text.includes(money(total))))),
      ),
      ...violation(
        'notification→mail',
        'mails for orders that do not exist',
        mails.filter(({ orderId }) => !known.has(orderId)).map(({ orderId, to }) => `${orderId} to ${to}`),
      ),
    ];
  },
});
