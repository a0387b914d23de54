import type { Queryable } from '../../../platform/postgres/index.ts';
import type { ChannelName } from './channel-name.ts';

/** What a customer was told of an order. */
export interface Notification {
  readonly channel: ChannelName;
  readonly template: string;
  /** `null` once the customer has been erased. */
  readonly recipient: string | null;
  /** `null` as long as the message waits, and for good when its party refused it. */
  readonly sentAt: Date | null;
}

export function findNotifications(database: Queryable, orderId: string): Promise<Notification[]> {
  return database.query<Notification>(
    `select channel, template, recipient, sent_at as "sentAt" from outgoing_message
     where order_id = $1 and state <> 'unwanted' order by sent_at, template, channel`,
    [orderId],
  );
}
