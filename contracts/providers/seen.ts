import type { Exchange } from '../exchange.ts';
import type { Message } from '../messages/index.ts';

/** What a provider really said while it was verified. */
export interface Seen {
  readonly exchanges: readonly Exchange[];
  /** As the provider sends them. */
  readonly messages: readonly SeenMessage[];
}

export interface SeenMessage extends Message {
  /** What consumers know it by. */
  readonly description: string;
}

export const allSeen = (each: readonly Seen[]): Seen => ({
  exchanges: each.flatMap(({ exchanges }) => exchanges),
  messages: each.flatMap(({ messages }) => messages),
});
