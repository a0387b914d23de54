import { z } from 'zod';
import { UsageError } from '../../harness/errors.ts';
import type { Probe, ProbeContext } from './probe.ts';

export interface FigureOptions {
  /** The service or edge it is about, and what is read: `order: length of the outbox`. */
  readonly about: string;
  /** Throws when it cannot tell. */
  readonly read: (context: ProbeContext) => Promise<number>;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit?: string;
}

const schema = z
  .strictObject({
    about: z.string().min(1),
    read: z.custom<FigureOptions['read']>((value) => typeof value === 'function', 'must be a function'),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    unit: z.string().optional(),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'needs atLeast, atMost or both');

/**
 * A probe of your own: any figure of the running system, within limits.
 *
 * @throws UsageError SD_PROBE_INVALID
 * @example
 * figure({ about: 'order: unsent events', read: async ({ system }) => await unsent(system.database('order')), atMost: 100 });
 */
export function figure(options: FigureOptions): Probe {
  const checked = schema.safeParse(options);
  if (!checked.success) {
    const problems = checked.error.issues.map(({ path, message }) => `${path.join('.') || 'figure'}: ${message}`);
    throw new UsageError('SD_PROBE_INVALID', `The probe "${options.about}" is wrong: ${problems.join('; ')}`, {
      details: { problems },
    });
  }
  const { about, read, atLeast = -Infinity, atMost = Infinity, unit = '' } = checked.data;
  return {
    about,
    reads: 'system',
    read: async (context) => {
      const value = await read(context);
      if (Number.isNaN(value)) return { verdict: 'unknown', says: `${about} is not a number` };
      const limit = value < atLeast ? `, at least ${atLeast}` : `, at most ${atMost}`;
      const holds = value >= atLeast && value <= atMost;
      return { verdict: holds ? 'holds' : 'violated', says: `${about} is ${value}${unit}${holds ? '' : limit}` };
    },
  };
}
