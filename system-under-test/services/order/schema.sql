-- The truth: what has happened to each order. The primary key keeps two writers from continuing the same state.
create table if not exists event (
  stream_id uuid not null,
  version integer not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null default now(),
  primary key (stream_id, version)
);

-- The read model: what the events amount to, written in their transaction. Amounts are in cents.
create table if not exists order_view (
  order_id uuid primary key,
  customer_id text not null,
  status text not null,
  reason text,
  subtotal integer not null,
  discount integer not null,
  total integer not null,
  currency text not null,
  synthetic boolean not null,
  placed_at timestamptz not null,
  version integer not null
);
create index if not exists order_view_of_customer on order_view (customer_id, placed_at desc);

create table if not exists order_line_view (
  order_id uuid not null references order_view on delete cascade,
  position integer not null,
  product_id text not null,
  name text not null,
  quantity integer not null,
  price integer not null,
  primary key (order_id, position)
);

-- Which order a customer's idempotency key stands for.
create table if not exists idempotency_key (
  customer_id text not null,
  key text not null,
  order_id uuid not null,
  primary key (customer_id, key)
);

-- The orders whose payment is under way.
create table if not exists saga (
  order_id uuid primary key,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  deadline_at timestamptz not null,
  trace_context jsonb not null
);
create index if not exists saga_due on saga (next_attempt_at);
