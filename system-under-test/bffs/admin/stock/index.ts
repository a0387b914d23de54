/** What is in stock, and what is delivered. */
export { stockRoutes } from './stock-routes.ts';
