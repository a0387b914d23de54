import type { Transaction } from '../../../platform/postgres/index.ts';
import { injectContext } from '../../../platform/telemetry/index.ts';
import type { ChannelName } from './channel-name.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** A message to write down: to be sent, or just to be known as unwanted. */
export type NewMessage = { readonly channel: ChannelName; readonly customerId: string } & (
  | ({ readonly state: 'queued' } & OutgoingMessage)
  | ({ readonly state: 'unwanted' } & Omit<OutgoingMessage, 'recipient' | 'text'> & {
        readonly recipient: null;
        readonly text: null;
      })
);

/** Writes the messages of one event down, each once: those of an order, template and channel that is there already are dropped. */
export async function enqueueMessages(transaction: Transaction, messages: readonly NewMessage[]): Promise<void> {
  await transaction.query(
    `insert into outgoing_message
       (event_id, channel, order_id, template, customer_id, recipient, title, text, synthetic, state, trace_context)
     select "eventId", channel, "orderId", template, "customerId", recipient, title, text, synthetic, state, $2
     from jsonb_to_recordset($1) as message (
       "eventId" uuid, channel text, "orderId" uuid, template text, "customerId" text, recipient text, title text,
       text text, synthetic boolean, state text
     )
     on conflict do nothing`,
    [JSON.stringify(messages), JSON.stringify(injectContext())],
  );
}
