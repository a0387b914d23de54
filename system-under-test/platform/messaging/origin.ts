import type { IncomingMessage } from '../kafka/index.ts';

const TOPIC = 'origin-topic';
const PARTITION = 'origin-partition';
const OFFSET = 'origin-offset';

/** Where a message came from first, before any retry. */
export interface Origin {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

export function originOf({ headers, topic, partition, offset }: IncomingMessage): Origin {
  return {
    topic: headers[TOPIC] ?? topic,
    partition: Number(headers[PARTITION] ?? partition),
    offset: headers[OFFSET] ?? offset,
  };
}

/** The headers by which {@link originOf} knows the message wherever it goes from here. */
export function originHeaders(message: IncomingMessage): Record<string, string> {
  const { topic, partition, offset } = originOf(message);
  return { [TOPIC]: topic, [PARTITION]: String(partition), [OFFSET]: offset };
}
