import { readProbes } from '../steady-state/index.ts';
import { phaseRest } from './phase-rest.ts';
import { drainMs, judgeReadings, seconds, type Trial, wholeStateOf } from './trial.ts';
import { untilSteady } from './until-steady.ts';

const beforeMs = 1_500;
/** A cold system on a machine that starts it beside other things needs a while. */
const withinMs = 20_000;

/** Waits until the steady state holds: a fault proves nothing of a system that does not work without one. */
export async function phaseBefore(trial: Trial): Promise<boolean> {
  const { scenario, context, startMs, seen, tell } = trial;
  tell('waiting for the steady state');
  const { steady, atMs } = await untilSteady({
    ...seen,
    probes: wholeStateOf(trial),
    clock: context.clock,
    sinceMs: startMs,
    atLeastMs: scenario.beforeMs ?? beforeMs,
    withinMs,
  });
  if (!steady) await tellWhy(trial, atMs);
  return steady;
}

/** Users may still have been waiting: what they waited for in vain, and what is wrong at rest, says where to look. */
async function tellWhy(trial: Trial, atMs: number): Promise<void> {
  const { workload, context, startMs, seen, findings } = trial;
  const story = `${seconds(atMs - startMs)} without a fault`;
  await workload.stop(drainMs);
  const readings = await readProbes(wholeStateOf(trial), { ...seen, fromMs: startMs, toMs: context.clock.now() });
  judgeReadings(readings, `the steady state did not hold before any fault, ${story}`, findings);
  if (readings.every(({ verdict }) => verdict === 'holds'))
    findings.doubt(`the steady state took longer than ${story} to come`);
  await phaseRest(trial, story);
  if (findings.violations.length > 0) trial.options.lame ??= `chaos/${trial.scenario.id}`;
}
