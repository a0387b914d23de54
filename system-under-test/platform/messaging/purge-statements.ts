/**
 * An event may come again for as long as its topic keeps it, which is seven days unless Kafka is told otherwise; what has not
 * been received by then never will be.
 */
const NEVER_COMES_AGAIN = `now() - interval '8 days'`;

export const purgeInbox = `
  delete from inbox where event_id in (
    select event_id from inbox where received_at < ${NEVER_COMES_AGAIN} limit $1 for update skip locked
  )`;

/** The dead letter itself is gone by then, so nobody needs to wait behind it any more. */
export const purgeParkedEvents = `
  delete from parked_event where (topic, event_id) in (
    select topic, event_id from parked_event where parked_at < ${NEVER_COMES_AGAIN} limit $1 for update skip locked
  )`;

/** Of the oldest rows those that were sent a day ago; the primary key leads to them, so that no index is needed for it. */
export const purgeOutbox = `
  with oldest as (select position, sent_at from outbox order by position limit $1)
  delete from outbox where position in (select position from oldest where sent_at < now() - interval '1 day')`;
