import pg from 'pg';
import { readStream } from '../../system-under-test/platform/event-sourcing/index.ts';
import type { OrderEvent } from '../../system-under-test/services/order/order/index.ts';
import { toDocument } from '../../system-under-test/services/order/read-model/index.ts';
import type { OrderService } from '../../system-under-test/services/order/testing/index.ts';

/** Puts the views, as they were projected inline, aside. */
export async function keepViews({ databaseUrl }: OrderService): Promise<void> {
  await withoutLimits(databaseUrl, (client) =>
    client.query('create table kept_view as select order_id, document from order_view'),
  );
}

/** How many kept views there are, and the ids of those that are missing now, or say something else. */
export async function compareWithKept({ databaseUrl }: OrderService): Promise<{ rows: number; differing: string[] }> {
  return withoutLimits(databaseUrl, async (client) => {
    const count = await client.query<{ rows: number }>('select count(*)::integer as rows from kept_view');
    const differing = await client.query<{ order_id: string }>(
      `select order_id from kept_view k left join order_view v using (order_id) where v.document is distinct from k.document`,
    );
    return { rows: count.rows[0]?.rows ?? 0, differing: differing.rows.map((row) => row.order_id) };
  });
}

/** The ids of orders whose view is not what their own events amount to. */
export async function compareWithStreams(
  { database, readModel }: OrderService,
  orderIds: readonly string[],
): Promise<string[]> {
  const differing: string[] = [];
  for (const orderId of orderIds) {
    const [view] = await readModel.views.load([orderId]);
    const replayed = toDocument(await readStream<OrderEvent>(database, orderId));
    if (JSON.stringify(sorted(view)) !== JSON.stringify(sorted(replayed))) differing.push(orderId);
  }
  return differing;
}

/** A whole table takes longer than a query of the service may. */
async function withoutLimits<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** jsonb has an order of its own for the fields of an object. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
