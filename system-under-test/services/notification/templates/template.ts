import type { ChannelName } from '../outgoing/index.ts';

/** What every template can tell of: an order and whose it is. */
export interface OrderOfCustomer {
  readonly orderId: string;
  readonly customer: { readonly name: string; readonly email: string };
}

export interface Wording {
  /** The subject of a mail, the headline of a push notification; a text message has none. */
  readonly title: string | null;
  readonly text: string;
}

/** What a customer is told on one occasion, in the words of each channel. */
export interface Template<Order extends OrderOfCustomer> {
  readonly name: 'order-confirmed' | 'order-refunded';
  readonly wording: { readonly [channel in ChannelName]: (order: Order) => Wording };
}
