import type { MessageVersion } from 'shakedown';
import type { EventDefinition } from '../../../system-under-test/platform/messaging/index.ts';
import { eventsFolder, readRegistry } from '../../../system-under-test/tools/event-schemas/index.ts';

const { schemas, recorded } = await readRegistry(eventsFolder);

/** The versions that events have had, as they are registered, and events of older ones as they were recorded. */
export const versionsOf = (...events: readonly EventDefinition[]): Record<string, MessageVersion[]> =>
  Object.fromEntries(events.map((event) => [event.type, everyVersion(event)]));

function everyVersion({ type, version: today }: EventDefinition): MessageVersion[] {
  return Array.from({ length: today }, (_, before) => {
    const version = before + 1;
    const name = `${type}.v${version}`;
    const event = recorded.get(name);
    return {
      version,
      schema: { type: 'object', required: ['data'], properties: { data: schemas.get(name) ?? false } },
      ...(event !== undefined && { recorded: [{ content: event }] }),
    };
  });
}
