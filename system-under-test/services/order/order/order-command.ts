import type { PlacedOrder } from './placed-order.ts';

/** What can be asked of an order. Each may come late or twice. */
export type OrderCommand =
  | { readonly type: 'place-order'; readonly order: PlacedOrder }
  | { readonly type: 'accept-stock' }
  | { readonly type: 'reject-stock' }
  | { readonly type: 'confirm-payment'; readonly chargeId: string }
  | { readonly type: 'decline-payment' }
  | { readonly type: 'abandon-payment' }
  /** The payment has been voided: it cannot be captured any more. */
  | { readonly type: 'cancel-unpaid' };
