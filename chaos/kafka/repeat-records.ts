import { randomUUID } from 'node:crypto';
import type { Consumer, IHeaders, KafkaMessage, Message } from 'kafkajs';

const readWithinMs = 15_000;

interface Wanted {
  readonly partition: number;
  /** First and last offset, both included. */
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * Reads the last `last` records of each partition as they are now and produces them again to the same partition.
 *
 * @param brokers `host:port`, around all proxies
 * @returns how many records were produced
 */
export async function repeatRecords(
  brokers: readonly string[],
  topic: string,
  last: number,
  signal: AbortSignal,
): Promise<number> {
  const { Kafka, logLevel } = await import('kafkajs');
  const kafka = new Kafka({ clientId: 'shakedown-chaos', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const groupId = `shakedown-chaos-${randomUUID()}`;
  // A fetch that finds nothing new must not hold us up: by default it waits five seconds.
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  try {
    await admin.connect();
    const wanted = wantedOf(await admin.fetchTopicOffsets(topic), last);
    if (wanted.length === 0) return 0;
    await consumer.connect();
    const records = await read(consumer, topic, wanted, AbortSignal.any([signal, AbortSignal.timeout(readWithinMs)]));
    await producer.connect();
    signal.throwIfAborted();
    await producer.send({ topic, acks: -1, messages: records.map(again) });
    return records.length;
  } finally {
    await consumer.disconnect().catch(() => {});
    await producer.disconnect().catch(() => {});
    await admin.deleteGroups([groupId]).catch(() => {}); // There is none when nothing was read.
    await admin.disconnect().catch(() => {});
  }
}

/** Of one request, the records of a partition keep their order. */
function again({ partition, message: { key, value, headers, timestamp } }: Read): Message {
  return { key, value, partition, timestamp, ...(headers ? { headers: headers as IHeaders } : {}) };
}

function wantedOf(
  offsets: readonly { readonly partition: number; readonly high: string; readonly low: string }[],
  last: number,
): Wanted[] {
  return offsets.flatMap(({ partition, high, low }) => {
    const end = BigInt(high);
    const from = end - BigInt(last) > BigInt(low) ? end - BigInt(last) : BigInt(low);
    return from < end ? [{ partition, from, to: end - 1n }] : [];
  });
}

interface Read {
  readonly partition: number;
  readonly message: KafkaMessage;
}

async function read(
  consumer: Consumer,
  topic: string,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<Read[]> {
  const records = new Map<string, Read>();
  const open = new Map(wanted.map((each) => [each.partition, each]));
  const done = Promise.withResolvers<void>();
  done.promise.catch(() => {}); // It may be over before it is waited for.
  const stop = () => done.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    await consumer.subscribe({ topic, fromBeginning: true });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) done.reject(payload.error);
    });
    // Not after `run`: a group whose coordinator is not there yet crashes and joins again, and cannot seek meanwhile.
    consumer.on(consumer.events.GROUP_JOIN, () => {
      for (const { partition, from } of open.values()) consumer.seek({ topic, partition, offset: String(from) });
    });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message }) => {
        const want = open.get(partition);
        const offset = BigInt(message.offset);
        if (!want || offset < want.from) return;
        // By offset: what was read before a seek comes again after it.
        if (offset <= want.to) records.set(`${partition}/${offset}`, { partition, message });
        if (offset >= want.to) open.delete(partition);
        if (open.size === 0) done.resolve();
      },
    });
    await done.promise;
    return [...records.values()];
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
