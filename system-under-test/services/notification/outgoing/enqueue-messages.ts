import type { Transaction } from '../../../platform/postgres/index.ts';
import { injectContext } from '../../../platform/telemetry/index.ts';
import type { ChannelName } from './channel-name.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** A message to write down: to be sent, or just to be known as unwanted. */
export interface NewMessage extends OutgoingMessage {
  readonly channel: ChannelName;
  readonly state: 'queued' | 'unwanted';
  readonly customerId: string;
  /** Whether the customer has been erased meanwhile. */
  readonly forget: boolean;
}

/** Writes the messages of one event down, each once: those of an order, template and channel that is there already are dropped. */
export async function enqueueMessages(transaction: Transaction, messages: readonly NewMessage[]): Promise<void> {
  await transaction.query(
    `insert into outgoing_message
       (event_id, channel, order_id, template, customer_id, recipient, title, text, synthetic, state, forget, trace_context)
     select "eventId", channel, "orderId", template, "customerId", case when state = 'queued' then recipient end,
       case when state = 'queued' then title end, case when state = 'queued' then text end, synthetic, state, forget, $2
     from jsonb_to_recordset($1) as message (
       "eventId" uuid, channel text, "orderId" uuid, template text, "customerId" text, recipient text, title text,
       text text, synthetic boolean, state text, forget boolean
     )
     on conflict do nothing`,
    [JSON.stringify(messages), JSON.stringify(injectContext())],
  );
}
