import { z } from 'zod';
import type { Backoff } from '../resilience/index.ts';

const jitter = z.enum(['none', 'equal', 'full']).default('none');
const backoffSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), waitMs: z.int().positive(), jitter }),
  z.strictObject({ kind: z.literal('exponential'), firstMs: z.int().positive(), maxMs: z.int().positive(), jitter }),
]);

/**
 * How long an event waits before its next retry: always the same time, or twice as long each time up to a cap. Jitter keeps
 * events that failed together from coming back together: `equal` takes a point in the upper half of the wait, `full` any point.
 */
export type RetryBackoff = z.input<typeof backoffSchema>;

/**
 * @throws {z.ZodError} when the options make no sense.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @example
 * const backoff = retryBackoff({ kind: 'exponential', firstMs: 1_000, maxMs: 10_000, jitter: 'equal' });
 */
export function retryBackoff(options: RetryBackoff, random: () => number = Math.random): Backoff {
  const strategy = backoffSchema.parse(options);
  return (attempt) => {
    const wait =
      strategy.kind === 'fixed' ? strategy.waitMs : Math.min(strategy.maxMs, strategy.firstMs * 2 ** (attempt - 1));
    return Math.round(wait * portion(strategy.jitter, random));
  };
}

function portion(kind: z.output<typeof jitter>, random: () => number): number {
  if (kind === 'none') return 1;
  return kind === 'full' ? random() : 0.5 + random() / 2;
}
