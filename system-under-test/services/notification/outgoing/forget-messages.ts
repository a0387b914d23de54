import type { Queryable } from '../../../platform/postgres/index.ts';

/**
 * Removes from the messages of an erased customer what identifies them: at once where it is no longer needed, else when the
 * message has been delivered, since an order that is under way is still to be told of.
 */
export async function forgetMessages(transaction: Queryable, customerId: string): Promise<void> {
  await transaction.query(
    `update outgoing_message set forget = true, recipient = case when state = 'queued' then recipient end,
       title = case when state = 'queued' then title end, text = case when state = 'queued' then text end
     where customer_id = $1`,
    [customerId],
  );
}
