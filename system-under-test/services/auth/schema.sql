-- Who may log in. The id is the customer's id in all services, which know it as a text.
create table if not exists account (
  id text primary key,
  name text not null,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('customer', 'admin')),
  -- The Idempotency-Key it was registered with.
  registration_key text,
  -- Since when the name is what it is: what is older does not change it.
  name_at timestamptz not null default now()
);
create unique index if not exists account_email on account (lower(email));

-- A login, until it is ended or nobody has refreshed it any more.
create table if not exists session (
  id text primary key,
  account_id text not null references account on delete cascade,
  expires_at timestamptz not null
);
create index if not exists session_account on session (account_id);

-- All refresh tokens of a session, also those that are spent: one that comes back was stolen, by its first user or its second.
create table if not exists refresh_token (
  hash bytea primary key,
  session_id text not null references session on delete cascade,
  spent boolean not null default false
);
create index if not exists refresh_token_session on refresh_token (session_id);

-- Sessions that were ended although access tokens of theirs may still be alive, until the last of these has expired.
create table if not exists revocation (
  session_id text primary key,
  until timestamptz not null
);
create index if not exists revocation_until on revocation (until);

-- Logins that failed lately, by email in lower case, whether there is such an account or not.
create table if not exists login_failure (
  email text primary key,
  failures integer not null,
  until timestamptz not null
);

-- The keys that sign access tokens. A real shop would have them encrypted by a key of its vault.
create table if not exists signing_key (
  kid text primary key,
  private_jwk jsonb not null,
  created_at timestamptz not null,
  -- Published from the beginning, it signs only when everybody can know it,
  signs_from timestamptz not null,
  -- and no more when its successor does.
  retires_at timestamptz
);
