-- The ids of the events this service has received. A row and the effect of its event are committed together.
create table if not exists inbox (
  event_id uuid primary key,
  received_at timestamptz not null default now()
);
