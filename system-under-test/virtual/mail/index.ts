/** The mail server of the outside world: takes mail over SMTP, keeps it in memory, and shows it over HTTP. */
export { type DeliveredMessage, Mailbox } from './mailbox.ts';
export { mailRoutes } from './mail-routes.ts';
export { startSmtpServer } from './smtp-server.ts';
