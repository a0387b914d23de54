/** Where a customer wants things to be sent. */
export { addressRoutes } from './address-routes.ts';
