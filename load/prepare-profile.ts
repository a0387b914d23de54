import type { RunContext } from '../harness/check/index.ts';
import { UsageError } from '../harness/errors.ts';
import { loadJourneys } from '../synthetic/index.ts';
import { bundleForK6 } from './k6/bundle.ts';
import { type ScriptJourney, usersOf } from './k6/script.ts';
import type { ScheduledJourney } from './load-run.ts';
import type { Profile } from './profile.ts';

/** A profile with its journeys found and bundled: ready to run. */
export interface PreparedProfile {
  readonly profile: Profile;
  readonly scheduled: readonly ScheduledJourney[];
  /** The bundled script. */
  readonly script: string;
}

/**
 * Finds the journeys of a profile and bundles them for k6.
 *
 * @throws UsageError SD_JOURNEY_NOT_FOUND, SD_JOURNEY_INVALID, SD_JOURNEY_NOT_PORTABLE
 */
export async function prepareProfile(
  profile: Profile,
  { root, run, random, system }: RunContext,
): Promise<PreparedProfile> {
  const loaded = await loadJourneys(
    root,
    profile.journeys.map(({ journey }) => journey),
  );
  const users = usersOf(profile);
  const journeys = loaded.map(({ file, journey }, index): ScriptJourney & { readonly id: string } => {
    if (journey.session !== 'http') {
      throw new UsageError(
        'SD_JOURNEY_NOT_PORTABLE',
        `The load profile "${profile.id}" asks for the journey ${journey.id}, which needs a browser; k6 runs journeys over HTTP (defineJourney) only.`,
        { details: { profile: profile.id, journey: journey.id, path: file } },
      );
    }
    return {
      id: journey.id,
      file,
      ratePerSecond: profile.journeys[index]?.ratePerSecond ?? 0,
      users: users[index] ?? 1,
      runtime: {
        baseUrl: system.entry(journey.entry).href,
        runId: run.id,
        seed: random.fork(profile.id).int(2 ** 31),
        warmUpMs: profile.warmUpS * 1_000,
        traced: profile.traced,
      },
    };
  });
  return {
    profile,
    scheduled: journeys.map(({ id, ratePerSecond, users: most }) => ({ id, ratePerSecond, users: most })),
    script: await bundleForK6(profile, journeys, root),
  };
}
