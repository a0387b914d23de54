import type { Decider } from '../../../platform/event-sourcing/index.ts';
import { decide } from './decide.ts';
import { evolve, newOrder } from './evolve.ts';
import type { OrderCommand } from './order-command.ts';
import type { OrderEvent } from './order-event.ts';
import type { OrderState } from './order-state.ts';

/** An order, as the event store sees it. */
export const orderDecider: Decider<OrderCommand, OrderEvent, OrderState> = { initial: newOrder, decide, evolve };
