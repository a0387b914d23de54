import type { PlacedOrder } from './placed-order.ts';

type Nothing = Record<string, never>;

/** What has happened to an order, as it is stored. */
export type OrderEvent =
  | { readonly type: 'order-placed'; readonly data: PlacedOrder }
  | { readonly type: 'stock-reserved'; readonly data: Nothing }
  /** What was kept for the order is given back; from here on it can only be cancelled, even if the money arrives. */
  | { readonly type: 'stock-expired'; readonly data: Nothing }
  /** Nobody waits for the payment any more; from here on the order can only be cancelled, even if the money arrives. */
  | { readonly type: 'payment-abandoned'; readonly data: Nothing }
  | { readonly type: 'order-confirmed'; readonly data: { readonly chargeId: string } }
  | { readonly type: 'order-cancelled'; readonly data: { readonly reason: string } }
  | { readonly type: 'refund-requested'; readonly data: { readonly reason: string } }
  /** Payment cannot give the money back; the order stands as it was. */
  | { readonly type: 'refund-refused'; readonly data: Nothing }
  | { readonly type: 'order-refunded'; readonly data: { readonly refundId: string } }
  /** The personal data of its customer is gone, from this order's earlier events too. */
  | { readonly type: 'customer-erased'; readonly data: Nothing };
