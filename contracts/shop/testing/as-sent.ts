import type { Message, MessageHandler } from 'shakedown';
import type { OutgoingMessage, Producer } from '../../../system-under-test/platform/kafka/index.ts';
import type { PublishableEvent } from '../../../system-under-test/platform/messaging/index.ts';
import { relayOutbox } from '../../../system-under-test/platform/messaging/relay-outbox.ts';
import type { Database, Transaction } from '../../../system-under-test/platform/postgres/index.ts';

/** An event as the publisher's own relay would send it, key and headers included. */
export const sent =
  (event: () => PublishableEvent | Promise<PublishableEvent>): MessageHandler =>
  async () =>
    await asSent(await event());

async function asSent({ topic, envelope }: PublishableEvent): Promise<Message> {
  const row = { position: '1', topic, key: envelope.key, envelope, trace_context: {} };
  const messages: OutgoingMessage[] = [];
  const producer: Producer = { send: async (batch) => void messages.push(...batch) };
  await relayOutbox(databaseOf(row), producer);
  const [message] = messages;
  if (!message) throw new Error('the relay sent nothing');
  const content: unknown = message.value === null ? null : JSON.parse(message.value);
  return { content, metadata: { ...message.headers, topic: message.topic, key: message.key } };
}

/** An outbox of one row, whose lock is free. */
function databaseOf(row: object): Database {
  const transaction = {
    query: async (sql: string) => {
      if (sql.includes('pg_try_advisory')) return [{ mine: true }];
      return sql.startsWith('select') ? [row] : [];
    },
  } as unknown as Transaction;
  return { transaction: async (work: (each: Transaction) => unknown) => work(transaction) } as unknown as Database;
}
