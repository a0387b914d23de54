/** What customers see of their own orders: `GET /orders`, `GET /orders/:id`. */
export { showOrdersRoutes } from './show-orders-routes.ts';
