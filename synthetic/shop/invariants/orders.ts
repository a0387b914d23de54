import type { InvariantContext } from 'shakedown';
import { query } from '../read-shop.ts';

/** An order as its service's read model has it; amounts in cents. */
export interface OrderRow {
  readonly id: string;
  readonly status: string;
  readonly total: number;
}

export const readOrders = (context: InvariantContext): Promise<OrderRow[]> =>
  query(context, 'order', 'select order_id as id, status, total from order_view');
