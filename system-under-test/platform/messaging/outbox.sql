-- The events this service has to publish, written with the state they tell of.
create table if not exists outbox (
  position bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  envelope jsonb not null,
  -- traceparent and baggage of the work that wrote the event
  trace_context jsonb not null,
  sent_at timestamptz
);
create index if not exists outbox_unsent on outbox (position) where sent_at is null;
