import type { IncomingMessage } from '../kafka/index.ts';

/** Where a message came from first, before any retry. */
export type Origin = Pick<IncomingMessage, 'topic' | 'partition' | 'offset'>;

export interface OriginHeaders {
  readonly topic: string;
  readonly partition: string;
  readonly offset: string;
}

/** The place that the headers name, or the message's own when they name none. */
export function readOrigin(message: IncomingMessage, names: OriginHeaders): Origin {
  const { headers } = message;
  return {
    topic: headers[names.topic] ?? message.topic,
    partition: Number(headers[names.partition] ?? message.partition),
    offset: headers[names.offset] ?? message.offset,
  };
}

/** The headers by which {@link readOrigin} knows the place again. */
export function originHeaders({ topic, partition, offset }: Origin, names: OriginHeaders): Record<string, string> {
  return { [names.topic]: topic, [names.partition]: String(partition), [names.offset]: offset };
}

export function withoutHeaders(
  headers: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  const unwanted = new Set(Object.values(names));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !unwanted.has(name)));
}
