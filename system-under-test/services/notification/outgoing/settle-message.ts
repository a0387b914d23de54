import type { Queryable } from '../../../platform/postgres/index.ts';
import type { MessageKey } from './outgoing-message.ts';

/** Nothing more is to be done about the message; it forgets an erased customer. */
async function settle(database: Queryable, { eventId, channel }: MessageKey, state: 'sent' | 'refused') {
  await database.query(
    `update outgoing_message set state = $3, sent_at = case when $3 = 'sent' then now() end,
       recipient = case when not forget then recipient end, title = case when not forget then title end,
       text = case when not forget then text end
     where event_id = $1 and channel = $2`,
    [eventId, channel, state],
  );
}

/** The party has the message. */
export const markSent = (database: Queryable, message: MessageKey): Promise<void> => settle(database, message, 'sent');

/** The party will never take the message. */
export const markRefused = (database: Queryable, message: MessageKey): Promise<void> =>
  settle(database, message, 'refused');

/** Lets the message wait for its next attempt. */
export async function postponeMessage(
  database: Queryable,
  { eventId, channel }: MessageKey,
  waitMs: number,
): Promise<void> {
  await database.query(
    `update outgoing_message set next_attempt_at = now() + $3 * interval '1 millisecond'
     where event_id = $1 and channel = $2`,
    [eventId, channel, waitMs],
  );
}
