-- The mails to send, and those sent. One confirmation per order, whatever is delivered how often.
create table if not exists outgoing_mail (
  event_id uuid primary key,
  order_id uuid not null unique,
  recipient text not null,
  subject text not null,
  text text not null,
  synthetic boolean not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  -- traceparent and baggage of the work that wanted the mail
  trace_context jsonb not null,
  sent_at timestamptz
);
create index if not exists outgoing_mail_due on outgoing_mail (next_attempt_at) where sent_at is null;
