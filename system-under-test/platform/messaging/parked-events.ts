import type { Queryable } from '../postgres/index.ts';
import type { EventEnvelope } from './event-envelope.ts';

/** An event that could not be applied yet. */
export interface ParkedEvent {
  readonly eventId: string;
  /** Whether it lies among the dead letters; otherwise it is in the retry topic. */
  readonly givenUp: boolean;
}

/** The parked events with the key of `event`, in the order they came; `event` may be among them. */
export function parkedLine(
  database: Queryable,
  topic: string,
  { key }: Pick<EventEnvelope, 'key'>,
): Promise<ParkedEvent[]> {
  return database.query<ParkedEvent>(
    `select event_id as "eventId", given_up as "givenUp" from parked_event
     where topic = $1 and key = $2 order by position`,
    [topic, key],
  );
}

/** Puts the event at the end of its key's line; one that is in it keeps its place. */
export async function parkEvent(
  database: Queryable,
  topic: string,
  { id, key }: Pick<EventEnvelope, 'id' | 'key'>,
  { givenUp }: { givenUp: boolean },
): Promise<void> {
  await database.query(
    `insert into parked_event (topic, event_id, key, given_up) values ($1, $2, $3, $4)
     on conflict (topic, event_id) do update set given_up = $4`,
    [topic, id, key, givenUp],
  );
}

/** Takes the event out of its line. */
export async function unparkEvent(
  database: Queryable,
  topic: string,
  { id }: Pick<EventEnvelope, 'id'>,
): Promise<void> {
  await database.query('delete from parked_event where topic = $1 and event_id = $2', [topic, id]);
}
