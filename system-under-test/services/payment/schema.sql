-- One charge per order. A row whose payment was voided before it was ever asked for has no amount and no key.
create table if not exists charge (
  id uuid primary key,
  order_id uuid not null unique,
  idempotency_key text unique,
  amount integer check (amount >= 0),
  currency text,
  method text,
  -- what each means, and how one becomes another: charge-status.ts
  status text not null check (
    status in ('pending', 'authorised', 'captured', 'refunded', 'declined', 'voiding', 'voided')
  ),
  provider_charge_id text,
  at timestamptz not null default now()
);

-- What was given back of a charge, or is being given back: pending means that the provider's answer is not known.
create table if not exists refund (
  id uuid primary key,
  charge_id uuid not null references charge,
  idempotency_key text not null unique,
  amount integer not null check (amount > 0),
  status text not null default 'pending' check (status in ('pending', 'refunded')),
  at timestamptz not null default now()
);
create index if not exists refund_of_charge on refund (charge_id);

-- The provider's events that have been received, committed together with what they changed.
create table if not exists webhook_event (
  id text primary key,
  type text not null,
  received_at timestamptz not null default now()
);
