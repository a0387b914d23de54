import { readProbes, saying } from '../steady-state/index.ts';
import { judgeReadings, seconds, steadyStateOf, type Trial, wholeStateOf } from './trial.ts';
import { untilSteady } from './until-steady.ts';

const withinMs = 15_000;
/** Longer than a journey waits for anything, so that who is not done then waits for ever. */
const drainMs = 25_000;

/**
 * Waits until the steady state is back, then lets the users finish.
 *
 * @param endMs the end of the last fault, in milliseconds since the epoch
 * @returns how long it took, in ms
 */
export async function phaseRecovery(trial: Trial, endMs: number, story: string): Promise<number> {
  const { scenario, context, findings, seen, workload, tell } = trial;
  const { clock } = context;
  const probes = wholeStateOf(trial);
  const back = await untilSteady({
    ...seen,
    probes,
    clock,
    sinceMs: endMs,
    withinMs: scenario.recoverWithinMs ?? withinMs,
  });
  const tookMs = back.atMs - endMs;
  if (back.steady) tell(`steady again ${seconds(tookMs)} after the end of the last fault`);
  // It could be told before, with the same users: that it cannot be told now is the system's doing.
  for (const { verdict, says, traceId } of back.readings) {
    if (!back.steady && verdict !== 'holds')
      findings.violation(`not back to its steady state ${seconds(tookMs)} after ${story}: ${says}`, traceId);
  }
  judgeReadings(
    await readProbes(scenario.after ?? [], { ...seen, fromMs: endMs, toMs: clock.now() }),
    `after ${story}`,
    findings,
  );

  const unfinished = await workload.stop(drainMs);
  if (unfinished.length > 0) {
    findings.violation(
      `after ${story}: ${unfinished.length} users never got done with ${[...new Set(unfinished)].join(', ')}`,
    );
  }
  if (back.steady) {
    // What looked steady was judged by those who were done first; now all are.
    const all = await readProbes(steadyStateOf(scenario), { ...seen, fromMs: back.fromMs, toMs: clock.now() });
    judgeReadings(saying(all, 'violated'), `after ${story}`, findings);
  }
  return tookMs;
}
