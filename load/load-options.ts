import { z } from 'zod';
import { UsageError } from '../harness/errors.ts';
import type { AtRest, Invariant } from '../synthetic/index.ts';
import { defineProfile, type Profile } from './profile.ts';

/** What `load` in a `shakedown.config.ts` holds. */
export interface LoadOptions {
  readonly profiles: readonly Profile[];
  /** What must hold of the whole system once it is at rest after a load. */
  readonly invariants?: readonly Invariant[];
  /** Says what is still under way; without it the system is taken to be at rest at once. */
  readonly atRest?: AtRest;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const optionsSchema = z.strictObject({
  profiles: z.array(z.looseObject({ id: z.string() })).min(1),
  invariants: z
    .array(z.looseObject({ id: z.string(), title: z.string(), check: z.custom(isFunction, 'expected a function') }))
    .optional(),
  atRest: z.custom(isFunction, 'expected a function').optional(),
});

/**
 * The profiles of these options, all of it checked.
 *
 * @throws UsageError SD_LOAD_OPTIONS_INVALID, SD_PROFILE_INVALID
 */
export function checkedProfiles(options: LoadOptions): Profile[] {
  const { error } = optionsSchema.safeParse(options);
  const problems = error?.issues.map(({ path, message }) => `load.${path.join('.')}: ${message}`) ?? [];
  // Written as plain objects or through defineProfile: the defaults are filled in once, and all is checked.
  const profiles = problems.length > 0 ? [] : options.profiles.map(defineProfile);
  const twice = profiles.find(({ id }, index) => profiles.findIndex((other) => other.id === id) !== index);
  if (twice) problems.push(`load.profiles: two have the id "${twice.id}"`);
  if (problems.length === 0) return profiles;
  throw new UsageError('SD_LOAD_OPTIONS_INVALID', `the load options are wrong:\n  ${problems.join('\n  ')}`, {
    details: { problems },
  });
}
