/** The events that consumers gave up, and sending them again. */
export { deadLetterRoutes } from './dead-letter-routes.ts';
