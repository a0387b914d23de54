import type { PlacedOrder } from './placed-order.ts';

/** What can be asked of an order. Each may come late or twice. */
export type OrderCommand =
  | { readonly type: 'place-order'; readonly order: PlacedOrder }
  | { readonly type: 'accept-stock' }
  | { readonly type: 'reject-stock' }
  | { readonly type: 'expire-stock' }
  | { readonly type: 'confirm-payment'; readonly chargeId: string }
  | { readonly type: 'decline-payment' }
  /** What the order waits for has had its time. */
  | { readonly type: 'give-up' }
  /** The payment has been voided: it cannot be captured any more. */
  | { readonly type: 'cancel-unpaid' }
  | { readonly type: 'request-refund'; readonly reason: string }
  | { readonly type: 'confirm-refund'; readonly refundId: string }
  | { readonly type: 'refuse-refund' }
  | { readonly type: 'erase-customer' };
