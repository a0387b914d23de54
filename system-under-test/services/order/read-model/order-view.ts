import type { OrderLine } from '../order/index.ts';

/** An order as the API shows it; amounts are in cents. */
export interface OrderView {
  readonly id: string;
  readonly status: 'pending' | 'confirmed' | 'cancelled';
  /** Why it was cancelled. */
  readonly reason: string | null;
  readonly lines: readonly OrderLine[];
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
  /** ISO 8601. */
  readonly placedAt: string;
}
