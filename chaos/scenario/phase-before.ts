import { judgeReadings, seconds, type Trial, wholeStateOf } from './trial.ts';
import { untilSteady } from './until-steady.ts';

const beforeMs = 1_500;
/** A cold system on a machine that starts it beside other things needs a while. */
const withinMs = 20_000;

/** Waits until the steady state holds: a fault proves nothing of a system that does not work without one. */
export async function phaseBefore(trial: Trial): Promise<boolean> {
  const { scenario, context, findings, seen, startMs, tell } = trial;
  tell('waiting for the steady state');
  const { steady, readings, atMs } = await untilSteady({
    ...seen,
    probes: wholeStateOf(trial),
    clock: context.clock,
    sinceMs: startMs,
    atLeastMs: scenario.beforeMs ?? beforeMs,
    withinMs,
  });
  if (!steady)
    judgeReadings(
      readings,
      `the steady state did not hold before any fault, ${seconds(atMs - startMs)} long`,
      findings,
    );
  return steady;
}
