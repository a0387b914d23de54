/** Placing orders and looking at one's own. */
export { orderRoutes } from './order-routes.ts';
