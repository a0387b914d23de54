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
  status text not null default 'reserved' check (status in ('reserved', 'sold', 'released')),
  primary key (order_id, product_id)
);
