-- The orders that wait for something, and until when.
create table if not exists saga (
  order_id uuid primary key,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  deadline_at timestamptz not null,
  trace_context jsonb not null
);
create index if not exists saga_due on saga (next_attempt_at);

-- Finds what is to be erased, whichever read model there is.
create index if not exists event_placed_by_customer on event ((data->'customer'->>'id')) where type = 'order-placed';
