import type { Reading } from '../steady-state/index.ts';
import { readProbes } from '../steady-state/index.ts';
import { steadyFrom } from './steady-from.ts';
import { drainMs, judgeReadings, seconds, steadyStateOf, type Trial, wholeStateOf } from './trial.ts';
import { untilSteady } from './until-steady.ts';

const withinMs = 20_000;

/**
 * Waits until the steady state is back, then lets the users finish.
 *
 * @param endMs the end of the last fault, in milliseconds since the epoch
 * @returns how long it took, in ms
 */
export async function phaseRecovery(trial: Trial, endMs: number, story: string): Promise<number> {
  const { scenario, context, findings, seen, workload, tell } = trial;
  const { clock } = context;
  const { recoverWithinMs = withinMs } = scenario;
  // It could be told before, with the same users: that it cannot be told now is the system's doing.
  const notBack = (readings: readonly Reading[], afterMs: number) => {
    for (const { says, traceId } of readings.filter(({ verdict }) => verdict !== 'holds')) {
      findings.late(`not back to its steady state ${seconds(afterMs)} after ${story}: ${says}`, traceId);
    }
  };

  const probes = wholeStateOf(trial);
  const back = await untilSteady({ ...seen, probes, clock, sinceMs: endMs, withinMs: recoverWithinMs });
  const tookMs = back.atMs - endMs;
  if (back.steady) tell(`steady again ${seconds(tookMs)} after the end of the last fault`);
  else notBack(back.readings, tookMs);
  judgeReadings(
    await readProbes(scenario.after ?? [], { ...seen, fromMs: endMs, toMs: clock.now() }),
    `after ${story}`,
    findings,
  );

  const unfinished = await workload.stop(drainMs);
  if (unfinished.length > 0) {
    const where = [...new Set(unfinished)].join(', ');
    findings.late(`after ${story}: ${unfinished.length} users never got done with ${where}`);
  }
  if (back.steady) {
    const { fromMs, readings } = await steadyFrom(steadyStateOf(scenario), {
      ...seen,
      fromMs: endMs,
      toMs: clock.now(),
    });
    if (fromMs === undefined) notBack(readings, tookMs);
  }
  return tookMs;
}
