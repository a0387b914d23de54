/** What an order tells the other services, by way of the outbox. */
export { publishOrderEvent, publishOrderEvents } from './publish-order-event.ts';
