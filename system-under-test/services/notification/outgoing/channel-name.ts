/** The ways to reach a customer. */
export const channelNames = ['mail', 'sms', 'push'] as const;
export type ChannelName = (typeof channelNames)[number];
