/** What a customer with an account sees and changes about themself. */
export { profileRoutes } from './profile-routes.ts';
