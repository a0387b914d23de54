-- The read model: what the events amount to, written in their transaction. The document is the whole of it; the columns show
-- what is searched for, and what a person wants to see. Amounts are in cents.
create table if not exists order_view (
  order_id uuid primary key,
  document jsonb not null,
  version integer not null generated always as ((document->>'version')::integer) stored,
  customer_id text not null generated always as (document->'customer'->>'id') stored,
  status text not null generated always as (document->>'status') stored,
  reason text generated always as (document->>'reason') stored,
  subtotal integer not null generated always as ((document->>'subtotal')::integer) stored,
  discount integer not null generated always as ((document->>'discount')::integer) stored,
  total integer not null generated always as ((document->>'total')::integer) stored,
  synthetic boolean not null generated always as ((document->>'synthetic')::boolean) stored,
  -- ISO 8601 in UTC, which sorts as text.
  placed_at text not null generated always as (document->>'placedAt') stored
);
create index if not exists order_view_of_customer on order_view (customer_id, placed_at desc, order_id desc);
create index if not exists order_view_by_status on order_view (status, placed_at desc, order_id desc);
