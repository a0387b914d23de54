/** Everybody's orders: find them, look at one, give its money back. */
export { addOrderRoutes } from './order-routes.ts';
