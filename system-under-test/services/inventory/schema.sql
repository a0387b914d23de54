-- How many pieces of each product came in, are kept for orders, and have been sold; the rest is free.
create table if not exists stock (
  product_id text primary key,
  received integer not null check (received >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  sold integer not null default 0 check (sold >= 0),
  check (reserved + sold <= received)
);

-- What is kept for which order, and what became of it.
create table if not exists reservation (
  order_id uuid not null,
  product_id text not null references stock,
  quantity integer not null check (quantity > 0),
  -- expired: nobody settled it in time, it is free again;
  -- owed: its order was confirmed after that, when there were no pieces left. The next delivery goes there first.
  status text not null default 'reserved' check (status in ('reserved', 'sold', 'released', 'expired', 'owed')),
  expires_at timestamptz not null default 'infinity',
  -- traceparent and baggage of the order, for what happens when the time is up
  trace_context jsonb not null default '{}',
  primary key (order_id, product_id)
);
create index if not exists reservation_open on reservation (expires_at) where status = 'reserved';
create index if not exists reservation_owed on reservation (product_id, expires_at) where status = 'owed';

-- What came in after the first stock.
create table if not exists delivery (
  id uuid primary key,
  product_id text not null references stock,
  quantity integer not null check (quantity > 0),
  at timestamptz not null default now()
);
