/** What is in stock, and what is delivered. */
export { addStockRoutes } from './stock-routes.ts';
