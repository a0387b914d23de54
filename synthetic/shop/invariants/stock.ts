import { defineInvariant } from 'shakedown';
import { query, read } from '../read-shop.ts';
import { violation } from '../violations.ts';
import { readOrders } from './orders.ts';

interface StockRow {
  readonly product: string;
  readonly received: number;
  readonly reserved: number;
  readonly sold: number;
  /** Sums of the reservations. */
  readonly held: number;
  readonly gone: number;
}

interface Line {
  readonly order: string;
  readonly product: string;
  readonly quantity: number;
}

/** Inventory's own books, its answers, and the orders they stand for. */
export const stock = defineInvariant({
  id: 'stock',
  title: 'Stock is never negative, reserved + sold + free = received, and what is sold is what was confirmed',
  check: async (context) => {
    const [rows, reservations, orders, lines] = await Promise.all([
      query<StockRow>(
        context,
        'inventory',
        `select s.product_id as product, s.received, s.reserved, s.sold,
           coalesce(sum(r.quantity) filter (where r.status = 'reserved'), 0)::integer as held,
           coalesce(sum(r.quantity) filter (where r.status = 'sold'), 0)::integer as gone
         from stock s left join reservation r using (product_id) group by s.product_id`,
      ),
      query<Line & { status: string }>(
        context,
        'inventory',
        'select order_id as "order", product_id as product, quantity, status from reservation',
      ),
      readOrders(context),
      query<Line>(
        context,
        'order',
        `select order_id as "order", line->>'productId' as product, sum((line->>'quantity')::integer)::integer as quantity
         from order_view, jsonb_array_elements(document->'lines') as line group by order_id, line->>'productId'`,
      ),
    ]);
    const moved = rows.filter(({ reserved, sold }) => reserved !== 0 || sold !== 0).slice(0, 50);
    const answers = await Promise.all(
      moved.map(({ product }) => read<StockRow & { free: number }>(context, 'inventory', `/stock/${product}`)),
    );
    const status = new Map(orders.map((order) => [order.id, order.status]));
    const key = ({ order, product }: Line) => `${order} ${product}`;
    const kept = new Map(reservations.map((reservation) => [key(reservation), reservation]));
    const ordered = new Set(lines.map(key));
    const ended = (id: string) => status.get(id) !== 'pending';
    // Money that is given back brings no goods back.
    const confirmed = (id: string) => ['confirmed', 'refunded'].includes(status.get(id) ?? '');
    return [
      ...violation(
        'inventory',
        'products with less than nothing',
        rows
          .filter(({ received, reserved, sold }) => Math.min(reserved, sold, received - reserved - sold) < 0)
          .map(
            ({ product, received, reserved, sold }) =>
              `${product} received ${received}, reserved ${reserved}, sold ${sold}`,
          ),
      ),
      ...violation(
        'inventory',
        'products whose stock is not the sum of their reservations',
        rows
          .filter(({ reserved, sold, held, gone }) => reserved !== held || sold !== gone)
          .map(
            ({ product, reserved, sold, held, gone }) =>
              `${product} reserved ${reserved} (${held}), sold ${sold} (${gone})`,
          ),
      ),
      ...violation(
        'inventory',
        'products of which reserved + sold + free is not what was received',
        moved.flatMap(({ product, received }, at) => {
          const answer = answers[at];
          const sum = (answer?.reserved ?? 0) + (answer?.sold ?? 0) + (answer?.free ?? 0);
          return sum === received && answer?.received === received ? [] : [`${product} ${sum} of ${received}`];
        }),
      ),
      ...violation(
        'order→inventory',
        'orders that have ended and still keep stock',
        idsOf(
          reservations.filter(({ order, status: kind }) => kind === 'reserved' && ended(order)),
          status,
        ),
      ),
      ...violation(
        'order→inventory',
        'orders that are not confirmed and have taken stock',
        idsOf(
          reservations.filter(({ order, status: kind }) => kind === 'sold' && !confirmed(order)),
          status,
        ),
      ),
      ...violation(
        'order→inventory',
        'confirmed orders whose stock is not sold as ordered',
        idsOf(
          lines.filter((line) => {
            const reservation = kept.get(key(line));
            return confirmed(line.order) && (reservation?.status !== 'sold' || reservation.quantity !== line.quantity);
          }),
          status,
        ),
      ),
      ...violation(
        'order→inventory',
        'stock kept for what nobody ordered',
        idsOf(
          reservations.filter((each) => !ordered.has(key(each))),
          status,
        ),
      ),
    ];
  },
});

/** `<order> (confirmed)`, each order once. */
const idsOf = (lines: readonly Line[], status: ReadonlyMap<string, string>): string[] => [
  ...new Set(lines.map(({ order }) => `${order} (${status.get(order) ?? 'unknown'})`)),
];
