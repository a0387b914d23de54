import { defineInvariant } from 'shakedown';

/** Trouble with the infrastructure is waited out, and an event that comes twice is known: neither is a reason to give it up. */
export const noDeadLetters = defineInvariant({
  id: 'no-dead-letters',
  title: 'No event is given up',
  check: async ({ system }) => {
    const { Kafka, logLevel } = await import('kafkajs');
    const topics = Object.keys(system.definition.topics ?? {}).filter((topic) => topic.endsWith('.dead-letter'));
    const admin = new Kafka({
      clientId: 'shakedown',
      brokers: [...system.kafkaBrokers()],
      logLevel: logLevel.NOTHING,
    }).admin();
    await admin.connect();
    try {
      const found = await Promise.all(
        topics.map(async (topic) => {
          const partitions = await admin.fetchTopicOffsets(topic);
          const letters = partitions.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
          // `orders.inventory.dead-letter`: what inventory gave up of orders.
          const [of = topic, by = topic] = topic.split('.');
          return letters > 0 ? [`${by}: ${letters} events of ${of} were given up`] : [];
        }),
      );
      return found.flat();
    } finally {
      await admin.disconnect();
    }
  },
});
