import type { OrderDocument } from './order-document.ts';
import type { OrderStatus } from './order-status.ts';

export interface PageRequest {
  /** Counts from 1. */
  readonly page: number;
  readonly size: number;
}

export interface OrderPage {
  /** The newest first. */
  readonly items: readonly OrderDocument[];
  /** On all pages. */
  readonly total: number;
}

/** Where the read model is kept. */
export interface OrderViews {
  /** Writes each document, unless the same or a later version of it is there already. */
  save(documents: readonly OrderDocument[]): Promise<void>;
  load(orderIds: readonly string[]): Promise<OrderDocument[]>;
  /** One order of a customer; another customer's order is not found. */
  find(orderId: string, customerId: string): Promise<OrderDocument | undefined>;
  list(request: PageRequest & { readonly customerId: string }): Promise<OrderPage>;
  /** The orders of all customers. */
  listAll(request: PageRequest & { readonly status?: OrderStatus | undefined }): Promise<OrderPage>;
}
