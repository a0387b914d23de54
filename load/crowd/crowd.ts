import { z } from 'zod';
import { planNames } from '../../harness/check/index.ts';
import { UsageError } from '../../harness/errors.ts';

const crowdSchema = z.strictObject({
  /** Kebab-case: its check is `load/<id>`. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected kebab-case'),
  /** A sentence that says what holds when many come at once. */
  title: z.string().min(1),
  /** File of a journey over HTTP, relative to the config's folder. */
  journey: z.string().min(1),
  /** The step whose time is compared: of one user alone, and of a crowd. */
  step: z.string().min(1),
  /** How many come at once. */
  users: z.number().int().min(4).max(200).default(20),
  /**
   * Edges whose answers take so many ms longer. A store on the same machine answers before a queue can form; with some
   * distance users wait for answers, which they can do side by side, and not for processors, which they cannot.
   */
  far: z.record(z.string(), z.number().int().min(1).max(5_000)),
  /** Most times as long as alone the step may take in the crowd, by the medians; default a fifth of the crowd. */
  atMost: z.number().min(1).optional(),
  /** Plans that run it. */
  plans: z
    .array(z.enum(planNames))
    .min(1)
    .default([...planNames]),
});

/** Many users who come at the same moment. */
export type CrowdOptions = z.input<typeof crowdSchema>;
export type Crowd = z.output<typeof crowdSchema>;

/**
 * Declares a crowd: users who do the same at the same moment and must not have to wait for each other, as they do when
 * all share one connection or one lock.
 *
 * @throws UsageError SD_CROWD_INVALID with every path and what is wrong there.
 * @example
 * defineCrowd({
 *   id: 'orders-at-once',
 *   title: 'Guests who order at the same moment do not queue',
 *   journey: 'journeys/order.ts',
 *   step: 'place the order',
 *   far: { 'order→postgres': 40 },
 * });
 */
export function defineCrowd(options: CrowdOptions): Crowd {
  const parsed = crowdSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'crowd'}: ${message}`);
  const named = typeof options?.id === 'string' ? `the crowd "${options.id}"` : 'a crowd';
  throw new UsageError('SD_CROWD_INVALID', `${named} is wrong:\n  ${problems.join('\n  ')}`, { details: { problems } });
}
