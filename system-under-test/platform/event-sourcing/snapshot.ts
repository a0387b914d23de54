import type { Queryable } from '../postgres/index.ts';
import type { Decider, DomainEvent } from './decider.ts';

/** When the state of a stream is kept, and what it looks like. */
export interface SnapshotPolicy {
  /** A snapshot is written whenever a stream has grown past another multiple of this. */
  readonly every: number;
  /** Raised with every change of the state's shape: snapshots of another version are passed over, as if there were none. */
  readonly schemaVersion: number;
}

export interface Stream<State> {
  readonly version: number;
  readonly state: State;
}

/** The state of a stream: its snapshot, if there is one that can be read, and what has happened since. One query. */
export async function loadStream<Event extends DomainEvent, State>(
  database: Queryable,
  streamId: string,
  { initial, evolve }: Pick<Decider<never, Event, State>, 'initial' | 'evolve'>,
  { schemaVersion }: SnapshotPolicy,
): Promise<Stream<State>> {
  const rows = await database.query<{ version: number; type: string | null; data: object }>(
    `with snapshot as (
       select version, state from snapshot where stream_id = $1 and schema_version = $2
     )
     select version, null as type, state as data from snapshot
     union all
     select version, type, data from event
     where stream_id = $1 and version > coalesce((select version from snapshot), 0)
     order by version`,
    [streamId, schemaVersion],
  );
  return rows.reduce<Stream<State>>(
    ({ state }, { version, type, data }) =>
      type === null
        ? { version, state: data as State }
        : { version, state: evolve(state, { type, data } as unknown as Event) },
    { version: 0, state: initial },
  );
}

/** Keeps the state when the stream has just grown past a multiple of `every`; belongs into the transaction that let it grow. */
export async function keepSnapshot<State>(
  transaction: Queryable,
  streamId: string,
  grown: { readonly from: number; readonly to: number; readonly state: State },
  { every, schemaVersion }: SnapshotPolicy,
): Promise<void> {
  if (Math.floor(grown.from / every) === Math.floor(grown.to / every)) return;
  await transaction.query(
    `insert into snapshot (stream_id, version, schema_version, state) values ($1, $2, $3, $4)
     on conflict (stream_id) do update
     set version = excluded.version, schema_version = excluded.schema_version, state = excluded.state`,
    [streamId, grown.to, schemaVersion, JSON.stringify(grown.state)],
  );
}
