import type { Check, CheckContext, RunContext } from '../harness/check/index.ts';
import { UsageError } from '../harness/errors.ts';
import type { SystemDefinition } from '../harness/system/index.ts';
import { invariantsCheck } from './invariants-check.ts';
import { journeyCheck } from './journey-check.ts';
import { type JourneyRun, runOnce } from './journey-run.ts';
import { type LoadedJourney, loadJourneys } from './load-journeys.ts';
import type { SyntheticOptions } from './options.ts';
import { commonSecrets } from './secret.ts';
import { secretsCheck } from './secrets-check.ts';
import { restMs, settle } from './settle.ts';
import { telemetryCheck } from './telemetry-check.ts';
import { traceExpectationCheck } from './trace-expectation-check.ts';
import { unmarkedCheck } from './unmarked-check.ts';

/**
 * The checks of the suite. Each journey runs once, for whichever check asks first, so that any check can be run alone.
 *
 * @throws UsageError SD_JOURNEY_NOT_FOUND, SD_JOURNEY_INVALID
 */
export async function syntheticChecks(options: SyntheticOptions, context: RunContext): Promise<Check[]> {
  const loaded = await loadJourneys(context.root, options.journeys);
  for (const each of loaded) requireKnown(each, context.system.definition);
  const runs = loaded.map(({ journey }) => ({
    journey,
    runOf: once((check: CheckContext) => runOnce(journey, check, options.afterEach)),
  }));
  const runsOf = async (check: CheckContext): Promise<JourneyRun[]> => {
    const done: JourneyRun[] = [];
    for (const { runOf } of runs) done.push(await runOf(check));
    return done;
  };
  const { afterEach, atRest, invariants = [], secrets = [], restWithinMs: withinMs = restMs } = options;
  const restOf = once(async (check: CheckContext) => {
    await runsOf(check);
    check.progress('waiting for the system to come to rest');
    const { system, signal, clock } = check;
    return await settle({ system, signal, clock, withinMs, invariants: [], ...(atRest ? { atRest } : {}) });
  });
  const tracesExpected = loaded.some(({ journey }) => (journey.traces?.length ?? 0) > 0);
  // Whichever check is run alone runs the journeys first.
  const timeoutMs = withinMs + 60_000 * (loaded.length + 1);
  return [
    ...runs.flatMap(({ journey, runOf }) => [
      journeyCheck(journey, runOf),
      ...(journey.traces ?? []).map((expectation) => traceExpectationCheck(journey, expectation, runOf)),
    ]),
    telemetryCheck(tracesExpected, runsOf, timeoutMs),
    secretsCheck([...commonSecrets, ...secrets], runsOf, timeoutMs),
    ...(afterEach ? [unmarkedCheck(afterEach, runsOf, restOf, timeoutMs)] : []),
    ...(invariants.length > 0 ? [invariantsCheck(invariants, runsOf, restOf, timeoutMs)] : []),
  ];
}

/** The first call decides; later ones get its answer, also when it threw. */
function once<A, T>(ask: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let answer: Promise<T> | undefined;
  return (argument) => {
    answer ??= ask(argument);
    return answer;
  };
}

/** An entry point or service that does not exist would otherwise look like one that does not work. */
function requireKnown({ file, journey }: LoadedJourney, { entry, services, stores }: SystemDefinition): void {
  const refuse = (what: string, known: readonly string[]) => {
    throw new UsageError('SD_JOURNEY_INVALID', `The journey ${file} names ${what}; there are: ${known.join(', ')}.`, {
      details: { file, known },
    });
  };
  if (journey.entry !== undefined && !entry[journey.entry]) refuse(`the entry ${journey.entry}`, Object.keys(entry));
  const parts = [...Object.keys(services), ...Object.keys(stores ?? {})];
  for (const edge of journey.traces?.flatMap(({ edges }) => edges) ?? []) {
    const unknown = edge.split(/→|->/).find((name) => !parts.includes(name));
    if (unknown) refuse(`${unknown} in the edge ${edge}`, parts);
  }
}
