import type { GivenState } from '../pact-file.ts';

/** What a provider sends, made by its own code. */
export interface Message {
  /** JSON; bytes (such as Avro's) as they are; null for a message without a value, a tombstone. */
  readonly content: unknown;
  /** Headers by their names, and by convention `key`, `topic` and `contentType` (default: `application/json`). */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface MessageAsked {
  readonly description: string;
  readonly states: readonly GivenState[];
}

export type MessageHandler = (asked: MessageAsked) => Message | Promise<Message>;

export const contentTypeOf = ({ content, metadata = {} }: Message): string =>
  metadata.contentType ??
  metadata['content-type'] ??
  (content instanceof Uint8Array ? 'application/octet-stream' : 'application/json');
