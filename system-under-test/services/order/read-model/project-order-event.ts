import type { Queryable } from '../../../platform/postgres/index.ts';
import type { OrderEvent, PlacedOrder } from '../order/index.ts';

/** Brings the read model up to `version`. */
export async function projectOrderEvent(
  database: Queryable,
  orderId: string,
  version: number,
  event: OrderEvent,
): Promise<void> {
  switch (event.type) {
    case 'order-placed':
      await insertOrder(database, version, event.data);
      return insertLines(database, event.data);
    case 'order-confirmed':
      return updateStatus(database, orderId, version, 'confirmed', null);
    case 'order-cancelled':
      return updateStatus(database, orderId, version, 'cancelled', event.data.reason);
    default:
      return updateStatus(database, orderId, version, 'pending', null);
  }
}

async function insertOrder(database: Queryable, version: number, order: PlacedOrder): Promise<void> {
  await database.query(
    `insert into order_view
       (order_id, customer_id, status, subtotal, discount, total, currency, synthetic, placed_at, version)
     values ($1, $2, 'pending', $3, $4, $5, $6, $7, $8, $9)`,
    [
      order.orderId,
      order.customer.id,
      order.subtotal,
      order.discount,
      order.total,
      order.currency,
      order.synthetic,
      order.placedAt,
      version,
    ],
  );
}

async function insertLines(database: Queryable, { orderId, lines }: PlacedOrder): Promise<void> {
  await database.query(
    `insert into order_line_view (order_id, position, product_id, name, quantity, price)
     select $1, line.position, line.product_id, line.name, line.quantity, line.price
     from unnest($2::text[], $3::text[], $4::integer[], $5::integer[])
       with ordinality as line (product_id, name, quantity, price, position)`,
    [
      orderId,
      lines.map((line) => line.productId),
      lines.map((line) => line.name),
      lines.map((line) => line.quantity),
      lines.map((line) => line.price),
    ],
  );
}

async function updateStatus(
  database: Queryable,
  orderId: string,
  version: number,
  status: string,
  reason: string | null,
): Promise<void> {
  await database.query(
    'update order_view set status = $3, reason = $4, version = $2 where order_id = $1 and version < $2',
    [orderId, version, status, reason],
  );
}
