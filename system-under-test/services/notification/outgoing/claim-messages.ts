import type { Queryable } from '../../../platform/postgres/index.ts';
import type { ChannelName } from './channel-name.ts';
import type { DueMessage } from './outgoing-message.ts';

/** Longer than a party may take; a message whose sender has died is taken up again after this long. */
const LEASE_MS = 5_000;

/** Takes up to `limit` messages of a channel that are due; nobody else gets them while the lease lasts. */
export function claimMessages(database: Queryable, channel: ChannelName, limit: number): Promise<DueMessage[]> {
  return database.query<DueMessage>(
    `update outgoing_message set attempts = attempts + 1, next_attempt_at = now() + $3 * interval '1 millisecond'
     where channel = $1 and event_id in (
       select event_id from outgoing_message where state = 'queued' and channel = $1 and next_attempt_at <= now()
       order by next_attempt_at limit $2 for update skip locked
     )
     returning event_id as "eventId", channel, order_id as "orderId", template, recipient, title, text, synthetic,
       attempts, trace_context as "traceContext"`,
    [channel, limit, LEASE_MS],
  );
}
