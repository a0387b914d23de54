import type { PlacedOrder } from './placed-order.ts';

/** Where an order is on its way. */
export type OrderState =
  | { readonly status: 'new' }
  | { readonly status: 'pending'; readonly awaits: 'stock' | 'payment' | 'void'; readonly order: PlacedOrder }
  | { readonly status: 'confirmed'; readonly order: PlacedOrder }
  | { readonly status: 'cancelled'; readonly order: PlacedOrder; readonly reason: string };
