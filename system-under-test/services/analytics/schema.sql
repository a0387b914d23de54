-- What is known of each order: one row, whatever was told first, late, or twice. Reports are added up from these rows, so
-- telling everything again from the start gives the same reports.
create table if not exists order_fact (
  order_id uuid primary key,
  -- synthetic traffic is kept apart from what customers do
  traffic text not null check (traffic in ('real', 'synthetic')),
  placed_at timestamptz,
  confirmed_at timestamptz,
  cancelled_at timestamptz,
  refunded_at timestamptz,
  -- in cents; null as long as no event has named it
  total integer
);
