import type { ChannelName } from './channel-name.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** One way to reach a customer, through an outside party. */
export interface Channel {
  readonly name: ChannelName;
  /**
   * Resolves when the party has accepted the message; otherwise it may or may not have.
   *
   * @throws {MessageRefused} when the party will never accept it.
   */
  send(message: OutgoingMessage): Promise<void>;
}

/** The party has said that it will not take this message, however often it is asked. */
export class MessageRefused extends Error {
  readonly code = 'message-refused';

  constructor(party: string, answer: number | string) {
    super(`${party} refused the message for good: it answered ${answer}`);
    this.name = 'MessageRefused';
  }
}
