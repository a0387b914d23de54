/** What the payment provider tells us by itself: checked to be the provider's, and applied once. */
export { webhookRoutes } from './webhook-routes.ts';
