-- What a customer with an account tells about themself. The id is their account's.
create table if not exists customer (
  id text primary key,
  name text not null,
  email text not null,
  phone text,
  -- Rises with each change, and with nothing else.
  version integer not null default 1,
  -- Since when all this is so: what is older does not change it.
  changed_at timestamptz not null
);

create table if not exists address (
  id text primary key,
  customer_id text not null references customer on delete cascade,
  name text not null,
  street text not null,
  -- Such as `c/o Menzies` or `third floor`.
  addition text,
  postal_code text not null,
  city text not null,
  country text not null,
  added_at timestamptz not null default now()
);
create index if not exists address_of_customer on address (customer_id, added_at);

-- Whom we were asked to forget: all that is left of them, so that an event that comes late does not bring them back.
create table if not exists erased_customer (
  id text primary key,
  erased_at timestamptz not null default now()
);
