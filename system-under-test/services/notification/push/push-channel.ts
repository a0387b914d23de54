import type { Edge } from '../../../platform/edges/index.ts';
import { type Channel, postMessage } from '../outgoing/index.ts';

/** Notifications on the devices of a customer; `recipient` is the customer's id, under which the party knows the devices. */
export function createPushChannel(push: Edge): Channel {
  return {
    name: 'push',
    send: (message) =>
      postMessage(push, 'push', '/v1/notifications', message, {
        to: message.recipient,
        title: message.title ?? '',
        body: message.text,
      }),
  };
}
