/** What is known of a customer: told by auth, changed by themself, forgotten when they wish. */
export { accountEventHandlers } from './account-events.ts';
export { customerRoutes } from './customer-routes.ts';
