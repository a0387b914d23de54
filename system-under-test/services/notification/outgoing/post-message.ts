import type { Edge } from '../../../platform/edges/index.ts';
import { MessageRefused } from './channel.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** Statuses that ask for another try, although they blame the request. */
const COME_BACK_LATER = [408, 425, 429];

/** Hands a message to a party that is spoken to over HTTP; the event's id is its idempotency key. */
export async function postMessage(
  edge: Edge,
  party: string,
  path: string,
  { eventId, orderId, template, synthetic }: OutgoingMessage,
  body: Readonly<Record<string, string>>,
): Promise<void> {
  const { status } = await edge.request({
    method: 'POST',
    path,
    idempotencyKey: eventId,
    headers: { 'x-order-id': orderId, 'x-template': template, ...(synthetic && { 'x-synthetic': 'true' }) },
    body,
  });
  if (status === 201) return;
  if (status >= 400 && !COME_BACK_LATER.includes(status)) throw new MessageRefused(party, status);
  throw new Error(`${party} answered ${status} to a message`);
}
