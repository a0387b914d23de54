import type { Check, RunContext } from '../harness/check/index.ts';
import { loadJourneys } from './load-journeys.ts';
import type { SyntheticOptions } from './options.ts';

/** The checks of the suite. */
export async function syntheticChecks(options: SyntheticOptions, context: RunContext): Promise<Check[]> {
  await loadJourneys(context.root, options.journeys);
  return [];
}
