import type { CommandHandler } from '../../platform/event-sourcing/index.ts';
import type { OrderCommand, OrderState } from './order/index.ts';

/** The orders, as commands see them. */
export type Orders = CommandHandler<OrderCommand, OrderState>;
