import type { Queryable } from '../../../platform/postgres/index.ts';

/** What can happen to an order, once each. */
export type Milestone = 'placed' | 'confirmed' | 'cancelled' | 'refunded';

export interface OrderFact {
  readonly orderId: string;
  readonly milestone: Milestone;
  /** When it happened, ISO 8601. */
  readonly at: string;
  /** In cents; absent when the event does not tell it. */
  readonly total?: number;
  readonly traffic: 'real' | 'synthetic';
}

/** Puts a fact to what is known of the order. Facts may come in any order, and again; what comes again replaces itself. */
export async function recordFact(transaction: Queryable, fact: OrderFact): Promise<void> {
  const { orderId, milestone, at, total = null, traffic } = fact;
  await transaction.query(
    `insert into order_fact (order_id, traffic, ${milestone}_at, total) values ($1, $2, $3, $4)
     on conflict (order_id) do update set
       ${milestone}_at = excluded.${milestone}_at, total = coalesce(excluded.total, order_fact.total),
       traffic = excluded.traffic`,
    [orderId, traffic, at, total],
  );
}
