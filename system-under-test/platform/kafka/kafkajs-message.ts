import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { IncomingMessage } from './message.ts';

/** A message as kafkajs hands it over, with its buffers read as text. */
export function toIncoming(topic: string, partition: number, message: KafkaMessage): IncomingMessage {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString() ?? '',
    value: message.value?.toString() ?? null,
    headers: readHeaders(message.headers ?? {}),
  };
}

function readHeaders(headers: IHeaders): Record<string, string> {
  const single = Object.entries(headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
  );
  return Object.fromEntries(single.flatMap(([name, value]) => (value === undefined ? [] : [[name, value.toString()]])));
}
