/** The way to customers' devices, through the push party. */
export { createPushChannel } from './push-channel.ts';
