/** The way to customers' mailboxes, through the mail party. */
export { createMailChannel } from './mail-channel.ts';
