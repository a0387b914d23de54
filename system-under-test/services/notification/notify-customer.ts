import type { EventEnvelope } from '../../platform/messaging/index.ts';
import type { Transaction } from '../../platform/postgres/index.ts';
import { type ChannelName, channelNames, enqueueMessages, type NewMessage } from './outgoing/index.ts';
import { defaultPreferences, findPreferences, holdContact } from './preferences/index.ts';
import type { OrderOfCustomer, Template } from './templates/index.ts';

/** The order that an event tells of, with the id under which its customer has contact data and preferences. */
export type OrderOfKnownCustomer = OrderOfCustomer & { readonly customer: { readonly id: string } };

/** Queues what `template` says of the event's order, for each channel that its customer wants and can be reached on. */
export async function notifyCustomer<Order extends OrderOfKnownCustomer>(
  transaction: Transaction,
  { id: eventId, data, synthetic }: EventEnvelope<Order>,
  template: Template<Order>,
): Promise<void> {
  const { orderId, customer } = data;
  const { phone, erased } = await holdContact(transaction, customer.id);
  const preferences = await findPreferences(transaction, customer.id);
  const addresses: Record<ChannelName, string | null> = { mail: customer.email, sms: phone, push: customer.id };

  const about = { eventId, orderId, template: template.name, customerId: customer.id, synthetic: synthetic === true };

  const messages = channelNames.flatMap((channel): NewMessage[] => {
    const recipient = addresses[channel];
    if (preferences[channel] && !erased && recipient !== null)
      return [{ ...about, channel, state: 'queued', recipient, ...template.wording[channel](data) }];
    // That a channel which is on by default stays silent is written down, so that nobody has to wonder where the message is.
    if (defaultPreferences[channel])
      return [{ ...about, channel, state: 'unwanted', recipient: null, title: null, text: null }];
    return [];
  });
  await enqueueMessages(transaction, messages);
}
