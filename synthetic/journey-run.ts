import { join } from 'node:path';
import type { CheckContext } from '../harness/check/index.ts';
import { messageOf } from '../harness/errors.ts';
import type { Journey } from './journey.ts';
import type { JourneyResult } from './journey-result.ts';
import type { AfterEach } from './options.ts';
import type { BrowserJourneyResult } from './run-browser-journey.ts';
import { runHttpJourney } from './run-journey.ts';

/** How the one run of a journey went, and what was left of it. */
export interface JourneyRun {
  readonly result: JourneyResult & Partial<Pick<BrowserJourneyResult, 'complaints' | 'artefacts'>>;
  /** Why it could not be cleared up after; undefined when it could. */
  readonly notCleared?: string;
}

/** Runs a journey once and clears up after it, whether it went well or not. */
export async function runOnce(
  journey: Journey,
  context: CheckContext,
  afterEach: AfterEach | undefined,
): Promise<JourneyRun> {
  const result = await runIt(journey, context);
  const { acknowledged } = result;
  try {
    await afterEach?.({ ...context, since: result.startMs, acknowledged }, acknowledged);
    return { result };
  } catch (thrown) {
    return { result, notCleared: messageOf(thrown) };
  }
}

async function runIt(journey: Journey, context: CheckContext): Promise<JourneyRun['result']> {
  const { system, run, random, clock, signal } = context;
  const options = {
    baseUrl: system.entry(journey.entry),
    runId: run.id,
    random: random.fork(journey.id),
    iteration: 0,
    clock,
    signal,
  };
  if (journey.session === 'http') return runHttpJourney(journey, options);
  const { launchChromium } = await import('./launch-chromium.ts');
  const { runBrowserJourney } = await import('./run-browser-journey.ts');
  await using browser = await launchChromium({ signal, onProgress: context.progress });
  const artefactsDir = join(context.runDir, 'journeys', journey.id);
  return await runBrowserJourney(journey, { ...options, browser, artefactsDir });
}
