/** The events that consumers gave up, and sending them again. */
export { addDeadLetterRoutes } from './dead-letter-routes.ts';
