import type { Queryable } from '../../platform/postgres/index.ts';
import { type Carrier, injectContext } from '../../platform/telemetry/index.ts';
import type { Mail } from './confirmation-mail.ts';

export interface OutgoingMail extends Mail {
  /** The event that the mail is sent for. */
  readonly eventId: string;
  readonly orderId: string;
  readonly synthetic: boolean;
}

export interface DueMail extends OutgoingMail {
  /** How often it has been tried, this time included. */
  readonly attempts: number;
  readonly traceContext: Carrier;
}

/** Longer than the mail server may take; a mail whose sender has died is taken up again after this long. */
const LEASE_MS = 5_000;

export async function enqueueMail(transaction: Queryable, mail: OutgoingMail): Promise<void> {
  await transaction.query(
    `insert into outgoing_mail (event_id, order_id, recipient, subject, text, synthetic, trace_context)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      mail.eventId,
      mail.orderId,
      mail.recipient,
      mail.subject,
      mail.text,
      mail.synthetic,
      JSON.stringify(injectContext()),
    ],
  );
}

/** Takes up to `limit` mails that are due; nobody else gets them while the lease lasts. */
export function claimMails(database: Queryable, limit: number): Promise<DueMail[]> {
  return database.query<DueMail>(
    `update outgoing_mail set attempts = attempts + 1, next_attempt_at = now() + $2 * interval '1 millisecond'
     where event_id in (
       select event_id from outgoing_mail where sent_at is null and next_attempt_at <= now()
       order by next_attempt_at limit $1 for update skip locked
     )
     returning event_id as "eventId", order_id as "orderId", recipient, subject, text, synthetic, attempts,
       trace_context as "traceContext"`,
    [limit, LEASE_MS],
  );
}

export async function markSent(database: Queryable, eventId: string): Promise<void> {
  await database.query('update outgoing_mail set sent_at = now() where event_id = $1', [eventId]);
}

/** Lets the mail wait for its next attempt. */
export async function postponeMail(database: Queryable, eventId: string, waitMs: number): Promise<void> {
  await database.query(
    `update outgoing_mail set next_attempt_at = now() + $2 * interval '1 millisecond' where event_id = $1`,
    [eventId, waitMs],
  );
}
