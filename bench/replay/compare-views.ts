import { readStream } from '../../system-under-test/platform/event-sourcing/index.ts';
import type { Database } from '../../system-under-test/platform/postgres/index.ts';
import type { OrderEvent } from '../../system-under-test/services/order/order/index.ts';
import { toDocument } from '../../system-under-test/services/order/read-model/index.ts';
import type { OrderService } from '../../system-under-test/services/order/testing/index.ts';

const PAGE = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Puts the views, as they were projected inline, aside. */
export async function keepViews(database: Database): Promise<void> {
  await database.query('create table kept_view (order_id uuid primary key, document jsonb not null)');
  await inPages(database, 'order_view', (page) =>
    database.query('insert into kept_view select order_id, document from order_view where order_id = any($1)', [page]),
  );
}

/** The ids of kept views that are missing now, or say something else. Page by page, as no query of the service may take long. */
export async function compareWithKept(database: Database): Promise<string[]> {
  const differing: string[] = [];
  await inPages(database, 'kept_view', async (page) => {
    const rows = await database.query<{ order_id: string }>(
      `select k.order_id from kept_view k left join order_view v using (order_id)
       where k.order_id = any($1) and v.document is distinct from k.document`,
      [page],
    );
    differing.push(...rows.map((row) => row.order_id));
  });
  return differing;
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

async function inPages(
  database: Database,
  table: 'order_view' | 'kept_view',
  work: (orderIds: string[]) => Promise<unknown>,
): Promise<void> {
  for (let last = FIRST; ; ) {
    const rows = await database.query<{ order_id: string }>(
      `select order_id from ${table} where order_id > $1 order by order_id limit ${PAGE}`,
      [last],
    );
    const next = rows.at(-1);
    if (!next) return;
    await work(rows.map((row) => row.order_id));
    last = next.order_id;
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
