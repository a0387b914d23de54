/** One position of an order. */
export interface OrderLine {
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  /** Of one piece, in cents. */
  readonly price: number;
}

/** What the customer asked for; it never changes. Amounts are in cents. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly customer: { readonly id: string; readonly name: string; readonly email: string };
  readonly lines: readonly OrderLine[];
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
  /** The token of a payment method, never a card number. */
  readonly paymentMethod: string;
  /** ISO 8601. */
  readonly placedAt: string;
  /** Whether it was placed by synthetic traffic. */
  readonly synthetic: boolean;
}
