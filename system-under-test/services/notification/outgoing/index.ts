/** The queue of what is to be told: one table, worked off channel by channel, kept until each party has accepted its part. */
export { type Channel, MessageRefused } from './channel.ts';
export { type ChannelName, channelNames } from './channel-name.ts';
export { enqueueMessages, type NewMessage } from './enqueue-messages.ts';
export { findNotifications, type Notification } from './find-notifications.ts';
export { forgetMessages } from './forget-messages.ts';
export type { OutgoingMessage } from './outgoing-message.ts';
export { postMessage } from './post-message.ts';
export { startOutgoingQueue } from './start-outgoing-queue.ts';
