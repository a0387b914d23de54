/** The text message provider of the outside world: takes messages over HTTP, keeps them in memory, and shows them. */
export { type DeliveredTextMessage, SmsInbox } from './sms-inbox.ts';
export { smsRoutes } from './sms-routes.ts';
