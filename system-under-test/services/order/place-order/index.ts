/** Where an order begins: `POST /orders`. */
export type { OrderRequest } from './order-request.ts';
export { placeOrder } from './place-order.ts';
export { placeOrderRoutes } from './place-order-routes.ts';
