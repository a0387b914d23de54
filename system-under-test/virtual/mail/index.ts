/** The mail server of the outside world: takes mail over SMTP, keeps it in memory, and shows it over HTTP. */

export { mailRoutes } from './mail-routes.ts';
export { type DeliveredMessage, Mailbox } from './mailbox.ts';
export { startSmtpServer } from './smtp-server.ts';
