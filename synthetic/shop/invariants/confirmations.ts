import { defineInvariant } from 'shakedown';
import { query, read } from '../read-shop.ts';
import { violation } from '../violations.ts';

interface Mail {
  readonly to: string;
  readonly orderId: string | null;
  readonly template: string | null;
  readonly text: string;
}

interface Order {
  readonly id: string;
  readonly status: string;
  /** In cents. */
  readonly total: number;
  readonly email: string;
}

/** What stands in the place of the address of a customer who wanted to be forgotten. */
const isErased = (email: string) => email.endsWith('.invalid');

const wasConfirmed = (status: string) => status === 'confirmed' || status === 'refunded';

/** By what arrived in the mailbox; the copies that the mail server recognised as such never got there. */
export const confirmations = defineInvariant({
  id: 'confirmations',
  title:
    'Each confirmed order has one mail, and each refunded order one more, to its customer and with its total; no other order has any',
  check: async (context) => {
    const [mails, orders, silent] = await Promise.all([
      read<Mail[]>(context, 'mail', '/messages'),
      query<Order>(
        context,
        'order',
        `select v.order_id as id, v.status, v.total, e.data->'customer'->>'email' as email
         from order_view v left join event e on e.stream_id = v.order_id and e.type = 'order-placed'`,
      ),
      query<{ id: string; template: string }>(
        context,
        'notification',
        `select order_id as id, template from outgoing_message where channel = 'mail' and state = 'unwanted'`,
      ),
    ]);
    const unwanted = new Set(silent.map(({ id, template }) => `${id} ${template}`));
    const mailsOf = Map.groupBy(mails, ({ orderId }) => orderId);
    const sent = (id: string, template?: string) =>
      (mailsOf.get(id) ?? []).filter((mail) => template === undefined || mail.template === template);
    const lacks = (id: string, template: string) =>
      sent(id, template).length === 0 && !unwanted.has(`${id} ${template}`);
    const known = new Set<string | null>(orders.map(({ id }) => id));
    const confirmed = orders.filter(({ status }) => wasConfirmed(status));
    const refunded = orders.filter(({ status }) => status === 'refunded');
    const ids = (found: readonly Order[]) => found.map(({ id }) => id);
    const money = (cents: number) => (cents / 100).toFixed(2);
    return [
      ...violation(
        'order→notification→mail',
        'confirmed orders without a mail',
        ids(confirmed.filter(({ id }) => lacks(id, 'order-confirmed'))),
      ),
      ...violation(
        'order→notification→mail',
        'refunded orders without a mail that says so',
        ids(refunded.filter(({ id }) => lacks(id, 'order-refunded'))),
      ),
      ...violation(
        'notification→mail',
        'orders that are not confirmed and have a mail',
        ids(orders.filter(({ id, status }) => !wasConfirmed(status) && sent(id).length > 0)),
      ),
      ...violation(
        'notification→mail',
        'orders that are not refunded and have a mail that says so',
        ids(orders.filter(({ id, status }) => status !== 'refunded' && sent(id, 'order-refunded').length > 0)),
      ),
      ...violation(
        'notification→mail',
        'mails that went to somebody else',
        orders.flatMap(({ id, email }) =>
          sent(id)
            .filter(({ to }) => to !== email && !isErased(email))
            .map(({ to }) => `${id} to ${to} instead of ${email}`),
        ),
      ),
      ...violation(
        'notification→mail',
        'mails that do not name the total',
        ids(
          confirmed.filter(({ id, total }) =>
            sent(id).some(({ text }) => !text.replaceAll(',', '').includes(money(total))),
          ),
        ),
      ),
      ...violation(
        'notification→mail',
        'mails for orders that do not exist',
        mails.filter(({ orderId }) => !known.has(orderId)).map(({ orderId, to }) => `${orderId} to ${to}`),
      ),
    ];
  },
});
