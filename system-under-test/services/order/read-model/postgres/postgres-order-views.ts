import type { Queryable } from '../../../../platform/postgres/index.ts';
import type { OrderDocument } from '../order-document.ts';
import type { OrderPage, OrderViews, PageRequest } from '../order-views.ts';

interface Row {
  readonly document: OrderDocument;
}

/** The views in `table`, which has the columns of `order_view`. */
export function createPostgresOrderViews(database: Queryable, table = 'order_view'): OrderViews {
  async function read(condition: string, values: readonly unknown[]): Promise<OrderDocument[]> {
    const rows = await database.query<Row>(`select document from ${table} where ${condition}`, values);
    return rows.map(({ document }) => document);
  }

  async function readPage(
    condition: string,
    values: readonly unknown[],
    { page, size }: PageRequest,
  ): Promise<OrderPage> {
    const [count] = await database.query<{ total: number }>(
      `select count(*)::integer as total from ${table} where ${condition}`,
      values,
    );
    const [limit, offset] = [values.length + 1, values.length + 2];
    const items = await read(`${condition} order by placed_at desc, order_id desc limit $${limit} offset $${offset}`, [
      ...values,
      size,
      (page - 1) * size,
    ]);
    return { items, total: count?.total ?? 0 };
  }

  return {
    async save(documents) {
      await database.query(
        `insert into ${table} (order_id, document)
         select (document->>'id')::uuid, document from jsonb_array_elements($1::jsonb) as document
         on conflict (order_id) do update set document = excluded.document where ${table}.version < excluded.version`,
        [JSON.stringify(documents)],
      );
    },
    load: (orderIds) => read('order_id = any($1)', [orderIds]),
    async find(orderId, customerId) {
      const [document] = await read('order_id = $1 and customer_id = $2', [orderId, customerId]);
      return document;
    },
    list: ({ customerId, ...page }) => readPage('customer_id = $1', [customerId], page),
    listAll: ({ status, ...page }) => (status ? readPage('status = $1', [status], page) : readPage('true', [], page)),
  };
}
