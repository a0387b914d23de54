/**
 * How a placed order comes to its end, whatever fails on its way: stock, then payment, then confirmed; or compensated. And how
 * a confirmed one is refunded.
 */
export { followOrder, type SagaDeadlines } from './follow-order.ts';
export { observeSaga, type SagaEnded } from './observe-saga.ts';
export { createPaymentClient, type PaymentClient } from './payment-client.ts';
export { startSaga } from './start-saga.ts';
export { stockEventHandlers } from './stock-events.ts';
