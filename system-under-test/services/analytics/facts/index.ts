/** What is known of each order, kept from the events that tell of it. */
export { orderEventHandlers } from './order-events.ts';
