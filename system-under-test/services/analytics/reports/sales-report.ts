import type { Queryable } from '../../../platform/postgres/index.ts';

/** What happened in some time. A figure belongs to the day on which it happened, not to that of its order. */
export interface SalesFigures {
  /** Orders placed. */
  readonly orders: number;
  readonly confirmed: number;
  readonly cancelled: number;
  readonly refunded: number;
  /** Of confirmed orders, less what was given back; in cents. */
  readonly revenue: number;
}

export interface SalesReport {
  /** The days on which something happened, in order. */
  readonly days: readonly (SalesFigures & { readonly date: string })[];
  readonly total: SalesFigures;
}

export interface SalesQuery {
  /** The first day (UTC, `2026-01-31`); 30 days up to `to` by default. */
  readonly from?: string | undefined;
  /** The last day; today by default. */
  readonly to?: string | undefined;
  readonly traffic: 'real' | 'synthetic';
}

/** Adds the facts up by day; synthetic traffic never mixes with real traffic. */
export async function reportSales(database: Queryable, { from, to, traffic }: SalesQuery): Promise<SalesReport> {
  const days = await database.query<SalesReport['days'][number]>(
    `with period as (
       select coalesce($1::date, last_day - 29) as first_day, last_day
       from coalesce($2::date, (now() at time zone 'utc')::date) as last_day
     ), happened as (
       select (at at time zone 'utc')::date as day, figure.*
       from order_fact, lateral (values
         (placed_at, 1, 0, 0, 0, 0),
         (confirmed_at, 0, 1, 0, 0, total),
         (cancelled_at, 0, 0, 1, 0, 0),
         (refunded_at, 0, 0, 0, 1, -total)
       ) as figure (at, orders, confirmed, cancelled, refunded, revenue)
       where traffic = $3 and at is not null
     )
     select day::text as date, sum(orders)::integer as orders, sum(confirmed)::integer as confirmed,
       sum(cancelled)::integer as cancelled, sum(refunded)::integer as refunded, sum(revenue)::float8 as revenue
     from happened, period where day between first_day and last_day group by day order by day`,
    [from ?? null, to ?? null, traffic],
  );
  return { days, total: days.reduce<SalesFigures>(add, nothing) };
}

const nothing: SalesFigures = { orders: 0, confirmed: 0, cancelled: 0, refunded: 0, revenue: 0 };

const add = (one: SalesFigures, other: SalesFigures): SalesFigures => ({
  orders: one.orders + other.orders,
  confirmed: one.confirmed + other.confirmed,
  cancelled: one.cancelled + other.cancelled,
  refunded: one.refunded + other.refunded,
  revenue: one.revenue + other.revenue,
});
