/** What products cost. */
export { addPriceRoutes } from './price-routes.ts';
