/** The way to customers' phones, through the sms party. */
export { createSmsChannel } from './sms-channel.ts';
