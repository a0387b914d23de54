-- One charge per order. A row whose payment was voided before it was ever asked for has no amount and no key.
create table if not exists charge (
  id uuid primary key,
  order_id uuid not null unique,
  idempotency_key text unique,
  amount integer check (amount >= 0),
  currency text,
  method text,
  -- pending: the provider's answer is not known; voiding: must not keep the money, the provider does not know yet
  status text not null check (status in ('pending', 'captured', 'declined', 'voiding', 'voided')),
  provider_charge_id text,
  at timestamptz not null default now()
);
