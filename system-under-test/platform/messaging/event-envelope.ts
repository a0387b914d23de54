import { z } from 'zod';

/** What every event looks like on the wire; `data` is the part that its type defines. */
export const envelopeSchema = z.object({
  id: z.uuid(),
  type: z.string().min(1),
  version: z.int().positive(),
  at: z.iso.datetime(),
  key: z.string().min(1),
  data: z.unknown(),
  synthetic: z.literal(true).optional(),
});

export interface EventEnvelope<Data = unknown> {
  /** The same for every delivery of the event. */
  readonly id: string;
  readonly type: string;
  /** Of the type's definition. */
  readonly version: number;
  /** When it happened, ISO 8601. */
  readonly at: string;
  /** Events with the same key keep their order. */
  readonly key: string;
  readonly data: Data;
  /** Set when the event stems from synthetic traffic. */
  readonly synthetic?: true | undefined;
}
