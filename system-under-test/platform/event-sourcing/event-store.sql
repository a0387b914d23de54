-- The truth: what has happened in each stream. The primary key keeps two writers from continuing the same state.
create table if not exists event (
  stream_id uuid not null,
  version integer not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null default now(),
  primary key (stream_id, version)
);
-- The place among all events, for those who read all of them. Handed out before the commit: see settled-head.ts.
alter table event add column if not exists position bigint generated always as identity;
create unique index if not exists event_position on event (position);

-- The state of long streams, so that they need not be replayed from their beginning. May be deleted at any time.
create table if not exists snapshot (
  stream_id uuid primary key,
  version integer not null,
  schema_version integer not null,
  state jsonb not null
);

-- How far each read model has come that follows the log, and which of its generations is being built.
create table if not exists projection (
  name text primary key,
  position bigint not null default 0,
  generation integer not null default 0
);
