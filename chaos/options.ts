import { z } from 'zod';
import { UsageError } from '../harness/errors.ts';
import type { AtRest, Invariant } from '../synthetic/index.ts';
import { type Scenario, scenarioSchema } from './scenario/index.ts';

/** `chaos` in a `shakedown.config.ts`. */
export interface ChaosOptions {
  /** Run in this order, one after the other, on the same system. */
  readonly scenarios: readonly Scenario[];
  /** Read after every scenario, once the system is at rest. */
  readonly invariants?: readonly Invariant[];
  /** Says when the system is at rest; without it, as soon as the last user is done. */
  readonly atRest?: AtRest;
}

const schema = z
  .strictObject({
    scenarios: z.array(scenarioSchema).min(1),
    invariants: z
      .array(
        z.custom<Invariant>(
          (value) => typeof value === 'object' && value !== null && 'check' in value,
          'must be an invariant, made by defineInvariant',
        ),
      )
      .optional(),
    atRest: z.custom<AtRest>((value) => typeof value === 'function', 'must be a function').optional(),
  })
  .superRefine(({ scenarios }, context) => {
    scenarios.forEach(({ id }, at) => {
      if (scenarios.findIndex((other) => other.id === id) === at) return;
      context.addIssue({
        code: 'custom',
        path: ['scenarios', at, 'id'],
        message: `${id} is the id of another scenario too`,
      });
    });
  });

/** @throws UsageError SD_SCENARIO_INVALID with every path and what is wrong there */
export function checkOptions(options: ChaosOptions): ChaosOptions {
  const checked = schema.safeParse(options);
  if (checked.success) return options;
  const problems = checked.error.issues.map(
    ({ path, message }) => `chaos${path.map((part) => `.${String(part)}`).join('')}: ${message}`,
  );
  throw new UsageError('SD_SCENARIO_INVALID', `The config's chaos is wrong:\n  ${problems.join('\n  ')}`, {
    details: { problems },
  });
}
