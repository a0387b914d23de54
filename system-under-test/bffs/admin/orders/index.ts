/** Everybody's orders: find them, look at one, give its money back. */
export { orderRoutes } from './order-routes.ts';
