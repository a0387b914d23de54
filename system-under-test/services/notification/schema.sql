-- What is to be told to customers, and what has been: one message per event and channel, whatever is delivered how often.
create table if not exists outgoing_message (
  event_id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'push')),
  order_id uuid not null,
  template text not null,
  customer_id text not null,
  -- null once the customer has been erased
  recipient text,
  title text,
  text text,
  synthetic boolean not null,
  -- unwanted: the customer has turned off a channel that is on by default, or has been erased
  state text not null check (state in ('queued', 'sent', 'refused', 'unwanted')),
  -- the customer has been erased: what identifies them goes once the message is no longer needed
  forget boolean not null default false,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  -- traceparent and baggage of the work that wanted the message
  trace_context jsonb not null,
  sent_at timestamptz,
  primary key (event_id, channel),
  unique (order_id, template, channel)
);
create index if not exists outgoing_message_due on outgoing_message (channel, next_attempt_at) where state = 'queued';
create index if not exists outgoing_message_customer on outgoing_message (customer_id);

-- What customers chose; who chose nothing has no row.
create table if not exists preference (
  customer_id text primary key,
  mail boolean not null,
  sms boolean not null,
  push boolean not null
);

-- How customers can be reached beyond the address that an order brings along. Of an erased customer only the id stays, so
-- that an old event which comes late does not bring the rest back.
create table if not exists contact (
  customer_id text primary key,
  phone text,
  erased boolean not null default false,
  told_at timestamptz not null
);
