import { z } from 'zod';
import { UsageError } from '../harness/errors.ts';
import type { AtRest, Invariant } from '../synthetic/index.ts';
import { type Crowd, defineCrowd } from './crowd/crowd.ts';
import { defineProfile, type Profile } from './profile.ts';

/** What `load` in a `shakedown.config.ts` holds. */
export interface LoadOptions {
  readonly profiles: readonly Profile[];
  /** Users who come at the same moment; needs a driver with Toxiproxy. */
  readonly crowds?: readonly Crowd[];
  /** What must hold of the whole system once it is at rest after a load. */
  readonly invariants?: readonly Invariant[];
  /** Says what is still under way; without it the system is taken to be at rest at once. */
  readonly atRest?: AtRest;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const optionsSchema = z.strictObject({
  profiles: z.array(z.looseObject({ id: z.string() })).min(1),
  crowds: z.array(z.looseObject({ id: z.string() })).optional(),
  invariants: z
    .array(z.looseObject({ id: z.string(), title: z.string(), check: z.custom(isFunction, 'expected a function') }))
    .optional(),
  atRest: z.custom(isFunction, 'expected a function').optional(),
});

/**
 * These options with all defaults, all of it checked.
 *
 * @throws UsageError SD_LOAD_OPTIONS_INVALID, SD_PROFILE_INVALID, SD_CROWD_INVALID
 */
export function checkedOptions(options: LoadOptions): CheckedOptions {
  const { error } = optionsSchema.safeParse(options);
  const problems = error?.issues.map(({ path, message }) => `load.${path.join('.')}: ${message}`) ?? [];
  // Written as plain objects or by define…: the defaults are filled in once, and all is checked.
  const profiles = problems.length > 0 ? [] : options.profiles.map(defineProfile);
  const crowds = problems.length > 0 ? [] : (options.crowds ?? []).map(defineCrowd);
  const ids = [...profiles, ...crowds].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) problems.push(`load: two profiles or crowds have the id "${twice}"`);
  if (problems.length === 0) return { ...options, profiles, crowds };
  throw new UsageError('SD_LOAD_OPTIONS_INVALID', `the load options are wrong:\n  ${problems.join('\n  ')}`, {
    details: { problems },
  });
}

export type CheckedOptions = LoadOptions & { readonly crowds: readonly Crowd[] };
