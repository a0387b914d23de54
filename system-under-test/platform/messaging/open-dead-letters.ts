import type { Broker, IncomingMessage, OutgoingMessage } from '../kafka/index.ts';
import { beforeDeath, replayMark } from './dead-letter.ts';
import { DeadLetterError } from './dead-letter-error.ts';
import { type DeadLetter, readDeadLetters, type StoredDeadLetter } from './read-dead-letters.ts';
import { retryMessage } from './retry-message.ts';
import { isDeadLetterTopic, retryTopicOf } from './topic-names.ts';

/** Where a dead letter lies. */
export type DeadLetterPlace = Pick<DeadLetter, 'topic' | 'partition' | 'offset'>;

export interface DeadLetters {
  /** The dead letters of all groups or of one dead-letter topic, newest first, those that were replayed included. */
  list(options?: { readonly topic?: string }): Promise<DeadLetter[]>;
  /**
   * Sends one again, unchanged, to the group that gave it up and to no other. Replaying is safe: an event that was applied
   * meanwhile is known by its id, and one that fails again becomes a new dead letter.
   *
   * @throws {DeadLetterError} when there is none, or when it has been replayed.
   */
  replay(place: DeadLetterPlace): Promise<DeadLetter>;
  /** Replays those of a dead-letter topic that have not been, oldest first, and returns them. */
  replayAll(topic: string): Promise<DeadLetter[]>;
}

/**
 * @example
 * const deadLetters = openDeadLetters(openKafka(service, KAFKA_BROKERS));
 * const [newest] = await deadLetters.list({ topic: 'orders.inventory.dead-letter' });
 * if (newest) await deadLetters.replay(newest);
 */
export function openDeadLetters(
  { producer, reader }: Pick<Broker, 'producer' | 'reader'>,
  now: () => number = Date.now,
): DeadLetters {
  async function topicsOf(topic: string | undefined): Promise<string[]> {
    const topics = (await reader.topics()).filter(isDeadLetterTopic);
    if (topic === undefined) return topics;
    if (!topics.includes(topic)) {
      throw new DeadLetterError(
        'no-dead-letter-topic',
        `${topic} is no dead-letter topic; there are ${topics.sort().join(', ')}`,
      );
    }
    return [topic];
  }
  const read = async (topic?: string) => readDeadLetters(reader, await topicsOf(topic));

  /** The mark goes with the message: one that got lost would only have the letter offered for a second, harmless replay. */
  async function send(stored: readonly StoredDeadLetter[]): Promise<DeadLetter[]> {
    const at = now();
    await producer.send(stored.flatMap(({ message }) => [replayOf(message, at), replayMark(message, at)]));
    return stored.map(({ letter }) => ({ ...letter, replayedAt: new Date(at).toISOString() }));
  }

  return {
    async list({ topic } = {}) {
      const letters = (await read(topic)).map(({ letter }) => letter).reverse();
      return letters.sort((a, b) => b.at.localeCompare(a.at));
    },

    async replay({ topic, partition, offset }) {
      const all = await read(topic);
      const stored = all.find(({ letter }) => letter.partition === partition && letter.offset === offset);
      const place = `${topic}, partition ${partition}, offset ${offset}`;
      if (!stored) throw new DeadLetterError('no-dead-letter', `There is no dead letter at ${place}`);
      const { replayedAt } = stored.letter;
      if (replayedAt) {
        throw new DeadLetterError('replayed-already', `The dead letter at ${place} was replayed at ${replayedAt}`);
      }
      const [letter = stored.letter] = await send([stored]);
      return letter;
    },

    async replayAll(topic) {
      const waiting = (await read(topic)).filter(({ letter }) => letter.replayedAt === undefined);
      return waiting.length > 0 ? send(waiting) : [];
    },
  };
}

function replayOf(message: IncomingMessage, at: number): OutgoingMessage {
  return retryMessage(beforeDeath(message), retryTopicOf(message.topic), { attempt: 0, dueAt: at, cause: 'replayed' });
}
