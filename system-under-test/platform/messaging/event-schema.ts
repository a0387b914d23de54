import { z } from 'zod';
import type { EventDefinition } from './define-event.ts';
import { envelopeSchema } from './event-envelope.ts';

/**
 * What is on the wire when the event is told: the envelope with the event's own data in it.
 *
 * It describes what is written, not what consumers let through: nothing but these fields (`create` drops all others), and those with
 * a default are always there. That makes the schema a closed one, to which an optional field may be added; to an open one it may
 * not, because under that name anything could have been written before.
 */
export function eventSchema({ type, version, description, data }: EventDefinition): Record<string, unknown> {
  const written = envelopeSchema.extend({ type: z.literal(type), version: z.literal(version), data });
  const { $schema, ...schema } = z.toJSONSchema(written, { io: 'output' });
  return { $schema, title: `${type} v${version}`, description, ...schema };
}

/**
 * The subject of a version of an event: a change that old consumers cannot read gets a new version, and with it a new subject, so
 * the registry only has to let compatible changes through.
 */
export const subjectOf = ({ type, version }: Pick<EventDefinition, 'type' | 'version'>): string =>
  `${type}.v${version}`;
