import type { Queryable } from '../postgres/index.ts';

/** The tables of whoever consumes events, for `migrate`. */
export const inboxSchema = new URL('./inbox.sql', import.meta.url);

/**
 * Remembers that the event has been received; returns whether it had been before. A second delivery that arrives meanwhile
 * waits here for the outcome of the first one's transaction.
 */
export async function wasReceivedBefore(transaction: Queryable, eventId: string): Promise<boolean> {
  const inserted = await transaction.query(
    'insert into inbox (event_id) values ($1) on conflict (event_id) do nothing returning event_id',
    [eventId],
  );
  return inserted.length === 0;
}

/** Whether the event has been received, without remembering anything. */
export async function isReceived(database: Queryable, eventId: string): Promise<boolean> {
  const found = await database.query('select from inbox where event_id = $1', [eventId]);
  return found.length > 0;
}
