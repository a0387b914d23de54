-- What has been answered under an Idempotency-Key. A row and the effect it answers for are committed together.
create table if not exists idempotency (
  -- Method and path: keys belong to the address they were sent to.
  address text not null,
  key text not null,
  fingerprint text not null,
  -- Null only inside the transaction that does the work.
  status integer,
  location text,
  -- Not jsonb: a repeated answer is the first one to the letter.
  body json,
  expires_at timestamptz not null,
  primary key (address, key)
);
create index if not exists idempotency_by_expiry on idempotency (expires_at);
