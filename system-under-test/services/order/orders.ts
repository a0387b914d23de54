import type { Transaction } from '../../platform/postgres/index.ts';
import type { OrderCommand, OrderState } from './order/index.ts';

/** The orders, as commands see them. */
export interface Orders {
  read(orderId: string): Promise<OrderState>;
  /** Carries out a command in its own transaction; returns the state it led to. */
  execute(orderId: string, command: OrderCommand): Promise<OrderState>;
  /** Carries out a command as part of `transaction`. */
  executeIn(transaction: Transaction, orderId: string, command: OrderCommand): Promise<OrderState>;
}
