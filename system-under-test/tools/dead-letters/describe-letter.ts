import type { DeadLetter } from '../../platform/messaging/index.ts';

/** Two lines: what `replay` wants to know and what the event is, then why it is here. */
export function describeLetter(letter: DeadLetter): string[] {
  const { topic, partition, offset, at, eventType = 'unreadable', key, origin, cause, replayedAt } = letter;
  const from = `from ${origin.topic} ${origin.partition} ${origin.offset}`;
  const replayed = replayedAt ? `, replayed ${replayedAt}` : '';
  return [
    `${topic} ${partition} ${offset}  ${at}  ${eventType}  key ${key || '-'}  ${from}${replayed}`,
    // A cause may be a report of many lines.
    `  ${cause.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
  ];
}
