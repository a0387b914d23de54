import type { Queryable } from '../../../platform/postgres/index.ts';
import type { OrderLine } from '../order/index.ts';
import type { OrderView } from './order-view.ts';

interface OrderRow {
  readonly order_id: string;
  readonly status: OrderView['status'];
  readonly reason: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
  readonly placed_at: Date;
}

interface LineRow extends OrderLine {
  readonly orderId: string;
}

const ORDER_COLUMNS = 'order_id, status, reason, subtotal, discount, total, currency, placed_at';

/** One order of a customer; another customer's order is not found. */
export async function findOrder(
  database: Queryable,
  orderId: string,
  customerId: string,
): Promise<OrderView | undefined> {
  const rows = await database.query<OrderRow>(
    `select ${ORDER_COLUMNS} from order_view where order_id = $1 and customer_id = $2`,
    [orderId, customerId],
  );
  const [order] = await withLines(database, rows);
  return order;
}

/** A page of a customer's orders, the newest first; `page` counts from 1. */
export async function findOrders(
  database: Queryable,
  { customerId, page, size }: { customerId: string; page: number; size: number },
): Promise<{ items: OrderView[]; total: number }> {
  const [count] = await database.query<{ total: number }>(
    'select count(*)::integer as total from order_view where customer_id = $1',
    [customerId],
  );
  const rows = await database.query<OrderRow>(
    `select ${ORDER_COLUMNS} from order_view where customer_id = $1
     order by placed_at desc, order_id desc limit $2 offset $3`,
    [customerId, size, (page - 1) * size],
  );
  return { items: await withLines(database, rows), total: count?.total ?? 0 };
}

/** Adds the lines of all the orders with one query, however many orders there are. */
async function withLines(database: Queryable, rows: readonly OrderRow[]): Promise<OrderView[]> {
  if (rows.length === 0) return [];
  const lines = await findLines(database, rows);
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  return rows.map((row) => toView(row, linesOf.get(row.order_id) ?? []));
}

function findLines(database: Queryable, rows: readonly OrderRow[]): Promise<LineRow[]> {
  return database.query<LineRow>(
    `select order_id as "orderId", product_id as "productId", name, quantity, price
     from order_line_view where order_id = any($1) order by order_id, position`,
    [rows.map((row) => row.order_id)],
  );
}

function toView(row: OrderRow, lines: readonly LineRow[]): OrderView {
  const { status, reason, subtotal, discount, total, currency } = row;
  return {
    id: row.order_id,
    status,
    reason,
    lines: lines.map(({ productId, name, quantity, price }) => ({ productId, name, quantity, price })),
    subtotal,
    discount,
    total,
    currency,
    placedAt: row.placed_at.toISOString(),
  };
}
