/** What products cost. */
export { priceRoutes } from './price-routes.ts';
