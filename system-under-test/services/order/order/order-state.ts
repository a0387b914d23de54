import type { PlacedOrder } from './placed-order.ts';

/** Where an order is on its way. */
export type OrderState =
  | { readonly status: 'new' }
  | { readonly status: 'pending'; readonly awaits: 'stock' | 'payment'; readonly order: PlacedOrder }
  /** It will be cancelled for `reason`, once no money can be taken for it any more. */
  | { readonly status: 'pending'; readonly awaits: 'void'; readonly order: PlacedOrder; readonly reason: string }
  | { readonly status: 'confirmed'; readonly order: PlacedOrder }
  | { readonly status: 'cancelled'; readonly order: PlacedOrder; readonly reason: string }
  /** Confirmed, and on its way to being refunded. */
  | { readonly status: 'refunding'; readonly order: PlacedOrder }
  | { readonly status: 'refunded'; readonly order: PlacedOrder };
