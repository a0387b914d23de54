import type { Edge } from '../../../platform/edges/index.ts';
import { type Channel, postMessage } from '../outgoing/index.ts';

/** Text messages to phones; `recipient` is a phone number. */
export function createSmsChannel(sms: Edge): Channel {
  return {
    name: 'sms',
    send: (message) => postMessage(sms, 'sms', '/v1/messages', message, { to: message.recipient, text: message.text }),
  };
}
