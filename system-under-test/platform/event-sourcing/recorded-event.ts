import type { DomainEvent } from './decider.ts';

/** An event and its place: in its stream, and among all events of the service. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> {
  readonly streamId: string;
  /** Counts from 1 in each stream, without gaps. */
  readonly version: number;
  /** Grows over all streams, with gaps; of one stream's events, the later has the higher. */
  readonly position: number;
  readonly at: Date;
  readonly event: Event;
}

/** A row of the event table; a bigint is handed over as text. */
export interface EventRow {
  readonly stream_id: string;
  readonly version: number;
  readonly position: string;
  readonly at: Date;
  readonly type: string;
  readonly data: object;
}

export const EVENT_COLUMNS = 'stream_id, version, position, at, type, data';

export function toRecorded<Event extends DomainEvent>(row: EventRow): RecordedEvent<Event> {
  return {
    streamId: row.stream_id,
    version: row.version,
    position: Number(row.position),
    at: row.at,
    // What was stored was an event of this service; nobody else writes the table.
    event: { type: row.type, data: row.data } as unknown as Event,
  };
}
