import { join } from 'node:path';
import type { CheckContext, RunContext } from '../harness/check/index.ts';
import { type K6Run, runK6 } from './k6/run-k6.ts';
import { k6TimeLimitMs } from './k6/script.ts';
import { type LoadRun, loadRun } from './load-run.ts';
import { cpuTime, foreignShare } from './machine/cpu-time.ts';
import type { PreparedProfile } from './prepare-profile.ts';

export interface Measured {
  readonly run: LoadRun;
  readonly k6: K6Run;
  /** Part of the machine's processors that other programs took meanwhile, 0 to 1; undefined when that cannot be told. */
  readonly foreign: number | undefined;
}

/** The load of one profile: it takes place once, whichever check asks first, and all of them judge that one. */
export interface MeasuredLoad {
  first(context: CheckContext): Promise<Measured>;
  /** The same load once more, for a second look at speed. */
  again(context: CheckContext): Promise<Measured>;
  /** The second look, if there was one: its system was warm, and perhaps the machine quieter. */
  last(context: CheckContext): Promise<Measured>;
  /** What the system has acknowledged in all of it so far. */
  acknowledged(): LoadRun['acknowledged'];
}

/** @param k6 path of the k6 program */
export function measuredLoad(prepared: PreparedProfile, k6: string): MeasuredLoad {
  const { profile, scheduled, script } = prepared;
  const runs: LoadRun[] = [];
  let first: Promise<Measured> | undefined;
  let second: Promise<Measured> | undefined;
  const measure = async (name: string, { runDir, signal, system }: RunContext): Promise<Measured> => {
    const dir = join(runDir, 'load', name);
    // Containers and services elsewhere are not our children: their work would look like somebody else's.
    const reading = () => (system.driver === 'embedded' ? cpuTime() : undefined);
    const before = reading();
    const ran = await runK6({ k6, script, dir, timeLimitMs: k6TimeLimitMs(profile), signal });
    const run = loadRun(profile, scheduled, ran);
    runs.push(run);
    return { run, k6: ran, foreign: foreignShare(before, reading()) };
  };
  const once = (context: CheckContext): Promise<Measured> => {
    first ??= measure(profile.id, context);
    return first;
  };
  return {
    first: once,
    again: (context) => {
      second = measure(`${profile.id}-again`, context);
      return second;
    },
    last: (context) => second ?? once(context),
    acknowledged: () => runs.flatMap((run) => run.acknowledged),
  };
}
