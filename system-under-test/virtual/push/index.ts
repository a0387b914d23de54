/** The push provider of the outside world: takes notifications over HTTP, keeps them in memory, and shows them. */
export { type DeliveredPushNotification, PushInbox } from './push-inbox.ts';
export { pushRoutes } from './push-routes.ts';
