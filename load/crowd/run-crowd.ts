import type { RunContext } from '../../harness/check/index.ts';
import { type HttpJourney, type JourneyResult, runHttpJourney } from '../../synthetic/index.ts';

/** Lone users before the crowd; the first one of them warms the way and is not counted. */
const ALONE = 6;
/** A crowd that had bad luck may come again: a queue that belongs to the system is there each time. */
const CROWDS = 3;

export interface CrowdRun {
  /** Lone users, one after the other. */
  readonly alone: readonly JourneyResult[];
  /** Each of them at once. */
  readonly crowds: readonly (readonly JourneyResult[])[];
}

/** Sends lone users through a journey, then crowds of them. */
export async function runCrowd(journey: HttpJourney, users: number, context: RunContext): Promise<CrowdRun> {
  const { run, random, clock, signal, system } = context;
  let iteration = 0;
  const one = () => {
    iteration += 1;
    const options = { baseUrl: system.entry(journey.entry), runId: run.id, random, iteration, clock, signal };
    return runHttpJourney(journey, options);
  };
  const alone: JourneyResult[] = [];
  for (let count = 0; count < ALONE; count += 1) alone.push(await one());
  const crowds: JourneyResult[][] = [];
  for (let count = 0; count < CROWDS; count += 1) {
    signal.throwIfAborted();
    crowds.push(await Promise.all(Array.from({ length: users }, one)));
  }
  return { alone: alone.slice(1), crowds };
}
