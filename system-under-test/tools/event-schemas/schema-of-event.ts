import { z } from 'zod';
import type { EventDefinition } from '../../platform/messaging/index.ts';
import type { JsonSchema } from './json-schema.ts';

/** The name under which a version of an event type is registered. */
export const schemaName = ({ type, version }: Pick<EventDefinition, 'type' | 'version'>): string =>
  `${type}.v${version}`;

/** What a consumer accepts as the event's data: it passes over unknown fields, and fields with a default may be absent. */
export function schemaOfEvent(event: EventDefinition): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(event.data, { io: 'input' }) as JsonSchema;
  return { $schema, title: `${event.type} v${event.version}`, description: event.description, ...schema };
}
