import type { Message } from './message.ts';

/** How a service reads messages. */
export interface ConsumerContract {
  /** The messages that it handles, by topic: each has to be under contract with a service that publishes there. */
  readonly handles: Readonly<Record<string, readonly string[]>>;
  /** Reads a message with the service's own code; throws when it can make nothing of it. */
  readonly reads?: (message: Message, description: string) => unknown;
}
