import { type JourneyTraffic, journeyTraffic } from '../../../contracts/from-traffic/index.ts';
import type { ContractsOptions } from '../../../contracts/index.ts';
import type { RunContext } from '../../../harness/check/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import { type HttpJourney, loadJourneys } from '../../../synthetic/index.ts';
import type { LoadedConfig } from '../../config/index.ts';

/** What the config's journeys ask of those services at an entry that have an OpenAPI document. */
export async function entryTraffic(
  loaded: LoadedConfig,
  { providers }: ContractsOptions,
  context: RunContext,
): Promise<JourneyTraffic[]> {
  const entries = Object.entries(loaded.config.system.entry ?? {});
  const described = entries.filter(([, { to }]) => providers[to]?.openApi !== undefined).map(([name]) => name);
  if (described.length === 0) return [];
  const journeys = await httpJourneys(loaded);
  const first = entries[0]?.[0] ?? '';
  return await runJourneys(
    journeys.filter(({ entry = first }) => described.includes(entry)),
    context,
  );
}

/** @throws UsageError SD_JOURNEY_NOT_FOUND when one is none of the config's, or not of HTTP */
export async function httpJourneys(loaded: LoadedConfig, ids?: readonly string[]): Promise<HttpJourney[]> {
  const all = await loadJourneys(loaded.root, loaded.config.synthetic?.journeys ?? []);
  const known = all.map(({ journey }) => journey).filter((journey) => journey.session === 'http');
  const unknown = ids?.filter((id) => !known.some((journey) => journey.id === id)) ?? [];
  if (unknown.length > 0)
    throw new UsageError(
      'SD_JOURNEY_NOT_FOUND',
      `--journey ${unknown.join(' ')}: the config has ${known.map(({ id }) => id).join(', ') || 'none'} over HTTP`,
      { details: { option: '--journey', value: unknown } },
    );
  return ids ? known.filter(({ id }) => ids.includes(id)) : known;
}

/** One after the other: together they would wait for each other’s stock. */
export async function runJourneys(journeys: readonly HttpJourney[], context: RunContext): Promise<JourneyTraffic[]> {
  const traffic: JourneyTraffic[] = [];
  for (const journey of journeys) {
    context.progress(journey.title);
    traffic.push(await journeyTraffic(journey, context));
  }
  return traffic;
}
