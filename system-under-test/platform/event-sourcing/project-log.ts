import type { Queryable } from '../postgres/index.ts';
import type { DomainEvent } from './decider.ts';
import { EVENT_COLUMNS, type EventRow, type RecordedEvent, toRecorded } from './recorded-event.ts';

export interface ProjectLog<Event extends DomainEvent> {
  /** The position of the last event that has been applied; 0 for none. */
  readonly after: number;
  /** The position of the last event to apply. */
  readonly upTo: number;
  /** How many events are read and applied at a time. */
  readonly batch: number;
  /** At most so many batches; all by default. */
  readonly batches?: number;
  readonly signal?: AbortSignal | undefined;
  /** Brings the read model up to the last of the events, which come in the order of their positions. May see some of them twice. */
  apply(events: readonly RecordedEvent<Event>[]): Promise<void>;
}

/** Applies a part of the log, batch by batch; returns the position it has come to. */
export async function projectLog<Event extends DomainEvent>(
  database: Queryable,
  { after, upTo, batch, batches = Number.POSITIVE_INFINITY, signal, apply }: ProjectLog<Event>,
): Promise<number> {
  let position = after;
  for (let done = 0; done < batches && position < upTo; done++) {
    signal?.throwIfAborted();
    const rows = await database.query<EventRow>(
      `select ${EVENT_COLUMNS} from event where position > $1 and position <= $2 order by position limit $3`,
      [position, upTo, batch],
    );
    if (rows.length > 0) await apply(rows.map((row) => toRecorded<Event>(row)));
    const last = rows.at(-1);
    position = last && rows.length === batch ? Number(last.position) : upTo;
  }
  return position;
}
