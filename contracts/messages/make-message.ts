import { messageOf } from '../../harness/errors.ts';
import type { Interaction } from '../pact-file.ts';
import type { Message, MessageHandler } from './message.ts';

export type Made =
  | { readonly message: Message; readonly problem?: never }
  | { readonly message?: never; readonly problem: string };

/**
 * Has the provider make the message that a consumer expects. Whatever keeps it from being that message at all is said here:
 * Pact's verifier matches the error's body of a handler that threw, and takes anything for a message without contents.
 */
export async function makeMessage(
  { description, states, empty }: Interaction,
  handlers: Readonly<Record<string, MessageHandler>> = {},
): Promise<Made> {
  const handler = Object.hasOwn(handlers, description) ? handlers[description] : undefined;
  if (!handler) return { problem: 'nothing makes this message' };
  let message: unknown;
  try {
    message = await handler({ description, states });
  } catch (thrown) {
    return { problem: `making it threw: ${messageOf(thrown)}` };
  }
  if (!isMessage(message)) return { problem: `${show(message)} is no message: expected { content, metadata? }` };
  if (message.content === undefined) return { problem: 'gave no content (null says that there is none on purpose)' };
  if (empty && message.content !== null)
    return { problem: `expected no value (a tombstone), but it has ${show(message.content)}` };
  if (!empty && message.content === null) return { problem: 'has no value: it is a tombstone' };
  return { message };
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('content' in value)) return false;
  const { metadata = {} } = value as { metadata?: unknown };
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    Object.values(metadata).every((each) => typeof each === 'string')
  );
}

function show(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
