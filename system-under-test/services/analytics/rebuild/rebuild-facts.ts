import { topics } from '../../../events/index.ts';
import type { IncomingMessage, TopicRange, TopicReader } from '../../../platform/kafka/index.ts';
import { readEvent } from '../../../platform/messaging/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { orderEventHandlers } from '../facts/index.ts';

/** What is read at once and held in memory. */
const READ_AT_ONCE = 20_000n;
/** What is recorded in one transaction: the rows stay locked that long for the consumer that goes on meanwhile. */
const RECORDED_AT_ONCE = 200;

/**
 * Records again all that the topic still holds, while the service runs; returns the number of events. Facts may come again
 * and in any order, so nothing has to stand still, and what Kafka no longer keeps stays as it is.
 *
 * @throws {BrokerUnavailable} when Kafka is away; it may be begun again.
 */
export async function rebuildFacts(database: Database, reader: TopicReader, signal?: AbortSignal): Promise<number> {
  let recorded = 0;
  for (const range of (await reader.ranges([topics.orders])).flatMap(split)) {
    const messages = await reader.read([range]);
    for (let from = 0; from < messages.length; from += RECORDED_AT_ONCE) {
      signal?.throwIfAborted();
      recorded += await record(database, messages.slice(from, from + RECORDED_AT_ONCE));
    }
  }
  return recorded;
}

function split({ from, to, ...partition }: TopicRange): TopicRange[] {
  const parts: TopicRange[] = [];
  for (let start = from; start < to; start += READ_AT_ONCE) {
    const end = start + READ_AT_ONCE;
    parts.push({ ...partition, from: start, to: end < to ? end : to });
  }
  return parts;
}

/** What nobody can read is among the consumer's dead letters already, and is passed over here. */
async function record(database: Database, messages: readonly IncomingMessage[]): Promise<number> {
  const events = messages
    .map(({ value }) => readEvent(value, orderEventHandlers))
    .filter((reading) => reading.kind === 'event');
  await database.transaction(async (transaction) => {
    for (const { event, handler } of events) await handler.handle(event, transaction);
  });
  return events.length;
}
