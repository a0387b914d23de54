/** Where an order begins: `POST /orders`. */
export { type OrderRequest, placeOrder } from './place-order.ts';
export { placeOrderRoutes } from './place-order-routes.ts';
