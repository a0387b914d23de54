import type { PlacedOrder } from './placed-order.ts';

/** What has happened to an order, as it is stored. */
export type OrderEvent =
  | { readonly type: 'order-placed'; readonly data: PlacedOrder }
  | { readonly type: 'stock-reserved'; readonly data: Record<string, never> }
  /** Nobody waits for the payment any more; from here on the order can only be cancelled, even if the money arrives. */
  | { readonly type: 'payment-abandoned'; readonly data: Record<string, never> }
  | { readonly type: 'order-confirmed'; readonly data: { readonly chargeId: string } }
  | { readonly type: 'order-cancelled'; readonly data: { readonly reason: string } };
