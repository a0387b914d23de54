import type { Queryable } from '../postgres/index.ts';
import type { DomainEvent } from './decider.ts';
import { EVENT_COLUMNS, type EventRow, type RecordedEvent, toRecorded } from './recorded-event.ts';
import { VersionConflict } from './version-conflict.ts';

/** The tables of the event store, for `migrate`. */
export const eventStoreSchema = new URL('./event-store.sql', import.meta.url);

/** The events of a stream, the oldest first; none for a stream that does not exist. */
export async function readStream<Event extends DomainEvent>(
  database: Queryable,
  streamId: string,
): Promise<RecordedEvent<Event>[]> {
  const rows = await database.query<EventRow>(
    `select ${EVENT_COLUMNS} from event where stream_id = $1 order by version`,
    [streamId],
  );
  return rows.map((row) => toRecorded<Event>(row));
}

/**
 * Continues a stream that stands at `expectedVersion`.
 *
 * @throws {VersionConflict} when it stands elsewhere by now.
 */
export async function appendEvents<Event extends DomainEvent>(
  database: Queryable,
  streamId: string,
  expectedVersion: number,
  events: readonly Event[],
): Promise<RecordedEvent<Event>[]> {
  if (events.length === 0) return [];
  // The condition gives the transaction its id before the first position is drawn: `settledHead` relies on this order.
  const rows = await database.query<EventRow>(
    `insert into event (stream_id, version, type, data)
     select $1, $2::integer + next.ordinal, next.type, next.data
     from unnest($3::text[], $4::jsonb[]) with ordinality as next (type, data, ordinal)
     where pg_current_xact_id() is not null
     order by next.ordinal
     on conflict do nothing
     returning ${EVENT_COLUMNS}`,
    [streamId, expectedVersion, events.map(({ type }) => type), events.map(({ data }) => JSON.stringify(data))],
  );
  if (rows.length < events.length) throw new VersionConflict(streamId, expectedVersion + 1);
  return rows.map((row) => toRecorded<Event>(row));
}
