/** What the shop's own people see of all orders, and do to them: `/backoffice/orders`. */
export { backofficeRoutes } from './backoffice-routes.ts';
