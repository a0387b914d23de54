/** The header that every poisoned record carries; its value names the lease. */
export const poisonHeader = 'shakedown-poison';

/**
 * Produces one unreadable record to each partition of a topic.
 *
 * @param brokers `host:port`, around all proxies
 * @returns how many records were produced
 */
export async function producePoison(
  brokers: readonly string[],
  topic: string,
  leaseId: string,
  signal: AbortSignal,
): Promise<number> {
  const { Kafka, logLevel } = await import('kafkajs');
  const kafka = new Kafka({ clientId: 'shakedown-chaos', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  try {
    await Promise.all([admin.connect(), producer.connect()]);
    const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition }) => partition);
    signal.throwIfAborted();
    const messages = partitions.map((partition) => ({
      partition,
      key: `${poisonHeader}-${leaseId}-${partition}`,
      value: '{"id": "this is no JSON',
      headers: { [poisonHeader]: leaseId },
    }));
    await producer.send({ topic, acks: -1, messages });
    return messages.length;
  } finally {
    await Promise.all([producer.disconnect().catch(() => {}), admin.disconnect().catch(() => {})]);
  }
}
