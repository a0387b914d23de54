/** How an order with stock comes to its money, or is given up: the payment half of the saga. */
export { startPaymentSaga } from './payment-saga.ts';
export { followOrderEvent } from './saga-table.ts';
