import type { Queryable } from '../../platform/postgres/index.ts';
import { evolve, newOrder, type OrderEvent, type OrderState } from './order/index.ts';

/** Somebody else has continued the stream since it was read; read it again and decide anew. */
export class VersionConflict extends Error {
  readonly code = 'version-conflict';

  constructor(orderId: string, version: number) {
    super(`The order ${orderId} already has an event ${version}`);
    this.name = 'VersionConflict';
  }
}

export interface Stream {
  readonly version: number;
  readonly state: OrderState;
}

/** Replays what has happened to an order. */
export async function readStream(database: Queryable, orderId: string): Promise<Stream> {
  const events = await database.query<OrderEvent>(
    'select type, data from event where stream_id = $1 order by version',
    [orderId],
  );
  return { version: events.length, state: events.reduce(evolve, newOrder) };
}

/**
 * Writes the event that follows version `version - 1`.
 *
 * @throws {VersionConflict} when there is one already.
 */
export async function appendEvent(
  database: Queryable,
  orderId: string,
  version: number,
  event: OrderEvent,
): Promise<void> {
  const written = await database.query(
    'insert into event (stream_id, version, type, data) values ($1, $2, $3, $4) on conflict do nothing returning version',
    [orderId, version, event.type, JSON.stringify(event.data)],
  );
  if (written.length === 0) throw new VersionConflict(orderId, version);
}
