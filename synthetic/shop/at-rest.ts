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
  const [order, inventory, payment, notification, analytics] = await Promise.all([
    ask(
      'order',
      `(select count(*)::integer from order_view where status not in ('confirmed', 'cancelled', 'refunded')) as "pending orders",
       (select count(*)::integer from saga) as "open payments",
       ${unsent} as "unsent events",
       (select count(*)::integer from order_view where status in ('confirmed', 'refunded')) as confirmed,
       (select count(*)::integer from order_view where status = 'refunded') as refunded,
       (select count(*)::integer from order_view where status = 'cancelled') as cancelled,
       (select count(*)::integer from order_view) as orders`,
    ),
    ask(
      'inventory',
      `(select count(distinct order_id)::integer from reservation where status = 'reserved') as "orders with reserved stock",
       ${unsent} as "unsent events"`,
    ),
    ask(
      'payment',
      `(select count(*)::integer from charge where status in ('pending', 'authorised', 'voiding')) as "charges without outcome",
       (select count(*)::integer from refund where status = 'pending') as "refunds without outcome"`,
    ),
    ask(
      'notification',
      `(select count(*)::integer from outgoing_message where state = 'queued') as "unsent messages",
       (select count(*)::integer from outgoing_message where channel = 'mail' and template = 'order-confirmed') as confirmations,
       (select count(*)::integer from outgoing_message where channel = 'mail' and template = 'order-refunded') as refunds`,
    ),
    ask(
      'analytics',
      `(select (count(placed_at) + count(confirmed_at) + count(cancelled_at) + count(refunded_at))::integer
        from order_fact) as facts`,
    ),
  ]);
  const { orders = 0, confirmed = 0, cancelled = 0, refunded = 0, ...open } = order;
  const { confirmations = 0, refunds = 0, ...owed } = notification;
  const { facts = 0 } = analytics;
  const untold = {
    'confirmed orders not taken up': confirmed - confirmations,
    'refunded orders not taken up': refunded - refunds,
  };
  const uncounted = { 'events of orders not taken up': orders + confirmed + cancelled + refunded - facts };
  return Object.entries({
    ...{ order: open, inventory, payment, notification: { ...owed, ...untold }, analytics: uncounted },
  }).flatMap(([service, counts]) =>
    Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${service}: ${count} ${what}`] : [])),
  );
};
