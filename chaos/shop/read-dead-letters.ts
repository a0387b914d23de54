import { randomUUID } from 'node:crypto';
import { type InvariantContext, poisonHeader } from 'shakedown';

/** A message that a consumer group gave up. */
export interface DeadLetter {
  /** `orders` */
  readonly topic: string;
  /** `inventory` */
  readonly group: string;
  /** Partition of the topic it came from; undefined when the letter does not say. */
  readonly partition: string | undefined;
  readonly cause: string | undefined;
  /** Put into the topic by us, to be given up. */
  readonly poison: boolean;
}

const SUFFIX = '.dead-letter';
const readWithinMs = 10_000;

/** The dead-letter topics of the system: `orders.inventory.dead-letter` is what inventory gave up of orders. */
export function deadLetterTopics({ system }: InvariantContext): { name: string; topic: string; group: string }[] {
  return Object.keys(system.definition.topics ?? {})
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => {
      const [topic = '', group = ''] = name.slice(0, -SUFFIX.length).split('.');
      return { name, topic, group };
    });
}

/** Everything that has been given up so far; read from the topics themselves, apart from the shop's own code. */
export async function readDeadLetters(context: InvariantContext): Promise<DeadLetter[]> {
  const { Kafka, logLevel } = await import('kafkajs');
  const brokers = [...context.system.kafkaBrokers()];
  const kafka = new Kafka({ clientId: 'shakedown', brokers, logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const groupId = `shakedown-dead-letters-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  await admin.connect();
  try {
    const topics = deadLetterTopics(context);
    const counts = await Promise.all(
      topics.map(async ({ name }) =>
        (await admin.fetchTopicOffsets(name)).map(({ high, low }) => Number(high) - Number(low)),
      ),
    );
    let missing = counts.flat().reduce((sum, count) => sum + count, 0);
    if (missing === 0) return [];
    const letters: DeadLetter[] = [];
    const done = Promise.withResolvers<void>();
    await consumer.connect();
    await consumer.subscribe({ topics: topics.map(({ name }) => name), fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic: name, message: { headers = {} } }) => {
        const { topic = '', group = '' } = topics.find((each) => each.name === name) ?? {};
        const header = (key: string) => headers[key]?.toString();
        letters.push({
          topic,
          group,
          partition: header('dead-letter-partition'),
          cause: header('dead-letter-cause'),
          poison: header(poisonHeader) !== undefined,
        });
        missing -= 1;
        if (missing <= 0) done.resolve();
      },
    });
    const late = AbortSignal.any([context.signal, AbortSignal.timeout(readWithinMs)]);
    late.addEventListener('abort', () => done.reject(late.reason), { once: true });
    await done.promise;
    return letters;
  } finally {
    await consumer.disconnect().catch(() => {});
    await admin.deleteGroups([groupId]).catch(() => {}); // There is none when nothing was read.
    await admin.disconnect().catch(() => {});
  }
}
