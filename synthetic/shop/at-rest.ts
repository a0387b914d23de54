import type { AtRest } from 'shakedown';
import { query } from './read-shop.ts';

interface Counts {
  readonly [what: string]: number;
}

const unsent = `(select count(*)::integer from outbox where sent_at is null)`;

/**
 * The shop is at rest when no order is pending, every event is sent and taken up, and nothing is owed to an outside party.
 * That an event has been taken up shows by its effect, so no offset is asked for.
 */
export const atRest: AtRest = async (context) => {
  const ask = async (service: string, counts: string): Promise<Counts> =>
    (await query<Counts>(context, service, `select ${counts}`))[0] ?? {};
  const [order, inventory, payment, notification] = await Promise.all([
    ask(
      'order',
      `(select count(*)::integer from order_view where status not in ('confirmed', 'cancelled')) as "pending orders",
       (select count(*)::integer from saga) as "open payments",
       ${unsent} as "unsent events",
       (select count(*)::integer from order_view where status = 'confirmed') as confirmed`,
    ),
    ask(
      'inventory',
      `(select count(distinct order_id)::integer from reservation where status = 'reserved') as "orders with reserved stock",
       ${unsent} as "unsent events"`,
    ),
    ask(
      'payment',
      `(select count(*)::integer from charge where status in ('pending', 'voiding')) as "charges without outcome"`,
    ),
    ask(
      'notification',
      `(select count(*)::integer from outgoing_mail where sent_at is null) as "unsent mails",
       (select count(*)::integer from outgoing_mail) as mails`,
    ),
  ]);
  const { confirmed = 0, ...open } = order;
  const { mails = 0, ...owed } = notification;
  const untold = { 'confirmed orders not taken up': Math.max(0, confirmed - mails) };
  return Object.entries({ order: open, inventory, payment, notification: { ...owed, ...untold } }).flatMap(
    ([service, counts]) =>
      Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${service}: ${count} ${what}`] : [])),
  );
};
