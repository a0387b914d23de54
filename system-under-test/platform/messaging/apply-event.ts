import type { Database } from '../postgres/index.ts';
import type { EventEnvelope } from './event-envelope.ts';
import type { EventHandler } from './event-handler.ts';
import { isReceived, wasReceivedBefore } from './inbox.ts';
import { type ParkedEvent, parkedLine, unparkEvent } from './parked-events.ts';

/** Applies the event once, in its turn: when others of its key are before it, nothing happens and those are returned. */
export function applyEvent(
  database: Database,
  topic: string,
  event: EventEnvelope<never>,
  handler: EventHandler,
): Promise<readonly ParkedEvent[]> {
  return database.transaction(async (transaction) => {
    const line = await parkedLine(transaction, topic, event);
    const ahead = before(line, event.id);
    if (ahead.length > 0 && !(await isReceived(transaction, event.id))) return ahead;
    if (line.length > 0) await unparkEvent(transaction, topic, event);
    if (await wasReceivedBefore(transaction, event.id)) return [];
    await handler.handle(event, transaction);
    return [];
  });
}

function before(line: readonly ParkedEvent[], eventId: string): readonly ParkedEvent[] {
  const place = line.findIndex((parked) => parked.eventId === eventId);
  return place < 0 ? line : line.slice(0, place);
}
