import type { Carrier } from '../../../platform/telemetry/index.ts';
import type { ChannelName } from './channel-name.ts';

/** A message as a channel gets it. */
export interface OutgoingMessage {
  /** The event it is sent for: the same at every attempt, so that the party can tell a repetition. */
  readonly eventId: string;
  readonly orderId: string;
  readonly template: string;
  /** A mail address, a phone number, or whose devices are meant. */
  readonly recipient: string;
  readonly title: string | null;
  readonly text: string;
  readonly synthetic: boolean;
}

/** A message that has been taken from the queue. */
export interface DueMessage extends OutgoingMessage {
  readonly channel: ChannelName;
  /** How often it has been tried, this time included. */
  readonly attempts: number;
  readonly traceContext: Carrier;
}

/** Names a message in the queue. */
export type MessageKey = Pick<DueMessage, 'eventId' | 'channel'>;
