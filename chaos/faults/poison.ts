import type { Fault } from './fault.ts';
import { topicFault } from './topic-fault.ts';

/**
 * Puts one record that nobody can read into each partition of a topic: what consumers see after a bad deployment of a producer,
 * or a message from another system. It is not JSON, has a key of its own, and carries the header
 * {@link poisonHeader}, by which it is found again wherever it was put aside.
 */
export const poison = (topic: string): Fault =>
  topicFault({
    topic,
    says: `a record that nobody can read is in ${topic}`,
    produce: async (brokers, leaseId, signal) => {
      const { producePoison } = await import('../kafka/produce-poison.ts');
      return await producePoison(brokers, topic, leaseId, signal);
    },
  });
