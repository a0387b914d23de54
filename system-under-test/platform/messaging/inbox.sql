-- The ids of the events this service has received. A row and the effect of its event are committed together.
create table if not exists inbox (
  event_id uuid primary key,
  received_at timestamptz not null default now()
);
-- For the purge; rows come in the order of time, so the small kind of index will do.
create index if not exists inbox_received on inbox using brin (received_at);

-- The events that could not be applied yet. Those behind one of the same key have to wait for it.
create table if not exists parked_event (
  topic text not null,
  event_id uuid not null,
  key text not null,
  -- the order in which the events of a key came
  position bigint generated always as identity,
  -- false: in the retry topic; true: among the dead letters
  given_up boolean not null,
  parked_at timestamptz not null default now(),
  primary key (topic, event_id)
);
create index if not exists parked_event_line on parked_event (topic, key, position);
