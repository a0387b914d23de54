import type { Generation, Reaction } from '../../../platform/event-sourcing/index.ts';
import type { OrderEvent, OrderState } from '../order/index.ts';
import type { OrderViews } from './order-views.ts';

/** The projection's name, under which its generations are counted and its checkpoint is kept. */
export const ORDER_VIEWS = 'order views';

/** A read model in use: how it is read, and how it keeps up with the events. */
export interface ReadModel {
  readonly views: OrderViews;
  /** Takes part in the transaction that writes the events. */
  readonly project: Reaction<OrderEvent, OrderState>;
  /** Waits until whoever reads finds an order in this version or a later one, so that customers find what they have just done. */
  shows(orderId: string, version: number): Promise<void>;
  /** An empty read model beside this one, for a rebuild. */
  prepare(generation: number): Promise<Generation<OrderEvent>>;
}
