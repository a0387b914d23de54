import { z } from 'zod';
import { UsageError } from '../harness/errors.ts';
import type { AtRest, Invariant, InvariantContext } from './invariant.ts';
import type { Acknowledged } from './journey-user.ts';
import type { SecretKind } from './secret.ts';

/** What a config says under `synthetic`. */
export interface SyntheticOptions {
  /** Files of journeys, relative to the config's folder; each default-exports `defineJourney` or `defineBrowserJourney`. */
  readonly journeys: readonly string[];
  /** Read once all journeys are through and the system is at rest. */
  readonly invariants?: readonly Invariant[];
  readonly atRest?: AtRest;
  /** How long the system may take to come to rest; default 45 000 ms. */
  readonly restWithinMs?: number;
  readonly afterEach?: AfterEach;
  /** What may reach neither spans nor logs, beside card numbers, JSON web tokens and authorization headers. */
  readonly secrets?: readonly SecretKind[];
}

/**
 * Clears up after a journey: marks as synthetic, or removes, what the system acknowledged to it. Gives what it found
 * neither marked nor removed, each naming the service and the id; empty when all is well. Asked after each journey, and
 * once more for all of them when the system is at rest; the last answer counts.
 */
export type AfterEach = (
  context: InvariantContext,
  acknowledged: readonly Acknowledged[],
) => Promise<readonly string[]>;

const callable = <T>() => z.custom<T>((value) => typeof value === 'function', 'must be a function');

const schema = z.strictObject({
  journeys: z.array(z.string().min(1)).min(1, 'name at least one journey'),
  invariants: z
    .array(z.strictObject({ id: z.string().min(1), title: z.string().min(1), check: callable<Invariant['check']>() }))
    .optional(),
  atRest: callable<AtRest>().optional(),
  restWithinMs: z.number().positive().optional(),
  afterEach: callable<AfterEach>().optional(),
  secrets: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        pattern: z.instanceof(RegExp),
        is: callable<() => boolean>().optional(),
      }),
    )
    .optional(),
});

/** @throws UsageError SD_SYNTHETIC_OPTIONS with the path and what is wrong there. */
export function checkedOptions(options: SyntheticOptions): SyntheticOptions {
  const checked = schema.safeParse(options);
  if (checked.success) return options;
  const issues = checked.error.issues.map(({ path, message }) => `synthetic.${path.join('.')}: ${message}`);
  throw new UsageError('SD_SYNTHETIC_OPTIONS', `The config is not valid: ${issues.join('; ')}.`, {
    details: { issues },
  });
}
