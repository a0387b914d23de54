import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { RunningSystem } from '../harness/system/index.ts';

export interface Ends {
  readonly confirmed: number;
  readonly cancelled: number;
  readonly open: number;
}

export interface ScarceProduct {
  /** Of the product, counted from when it became scarce. */
  level(): Promise<{ readonly sold: number; readonly reserved: number; readonly free: number }>;
  /** Waits until the orders have ended, or the time is up. */
  awaitEnds(
    orderIds: readonly string[],
    options: { readonly withinMs: number; readonly signal: AbortSignal },
  ): Promise<Ends>;
  /** How many of the orders the payment provider holds money for. */
  paidOrders(orderIds: readonly string[]): Promise<number>;
}

const LOOK_EVERY_MS = 250;

/** Leaves just so many pieces of a product, and reads what becomes of them from the services' own books, around all proxies. */
export async function scarceProduct(system: RunningSystem, product: string, pieces: number): Promise<ScarceProduct> {
  const query = async <Row>(service: string, sql: string, values: readonly unknown[]): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: system.database(service) });
    await client.connect();
    try {
      return (await client.query(sql, [...values])).rows as Row[];
    } finally {
      await client.end();
    }
  };
  const [before] = await query<{ sold: number }>(
    'inventory',
    'update stock set received = reserved + sold + $2 where product_id = $1 returning sold',
    [product, pieces],
  );
  if (!before) throw new Error(`inventory does not know ${product}`);

  async function ends(orderIds: readonly string[]): Promise<Ends> {
    const rows = await query<{ status: string; count: number }>(
      'order',
      'select status, count(*)::integer as count from order_view where order_id = any($1) group by status',
      [orderIds],
    );
    const count = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
    const [confirmed, cancelled] = [count('confirmed'), count('cancelled')];
    return { confirmed, cancelled, open: orderIds.length - confirmed - cancelled };
  }

  return {
    async level() {
      const [row] = await query<{ sold: number; reserved: number; free: number }>(
        'inventory',
        'select sold, reserved, received - reserved - sold as free from stock where product_id = $1',
        [product],
      );
      if (!row) throw new Error(`inventory has forgotten ${product}`);
      return { ...row, sold: row.sold - before.sold };
    },
    async awaitEnds(orderIds, { withinMs, signal }) {
      const deadline = performance.now() + withinMs;
      let now = await ends(orderIds);
      while (now.open > 0 && performance.now() < deadline) {
        await sleep(LOOK_EVERY_MS, undefined, { signal });
        now = await ends(orderIds);
      }
      // An order has ended a moment before inventory has heard of it.
      let reserved = true;
      while (reserved && performance.now() < deadline) {
        const open = await query('inventory', `select from reservation where product_id = $1 and status = 'reserved'`, [
          product,
        ]);
        reserved = open.length > 0;
        if (reserved) await sleep(LOOK_EVERY_MS, undefined, { signal });
      }
      return now;
    },
    async paidOrders(orderIds) {
      const ours = new Set(orderIds);
      const answer = await fetch(new URL('/v1/charges', system.direct('psp', 'http')));
      const charges = (await answer.json()) as { reference: string; status: string }[];
      return charges.filter(({ reference, status }) => status === 'captured' && ours.has(reference)).length;
    },
  };
}
