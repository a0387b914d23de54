import { settle } from '../../synthetic/index.ts';
import { brokenAtRest, judgeRest } from './judge-rest.ts';
import { seconds, type Trial } from './trial.ts';

const withinMs = 30_000;

/**
 * Waits until the system is at rest and judges it by every invariant.
 *
 * @returns how many invariants were read
 */
export async function phaseRest(
  { scenario, context, options, findings, startMs, workload, tell }: Trial,
  story: string,
): Promise<number> {
  tell('coming to rest');
  const { system, clock, signal } = context;
  const settled = await settle({
    system,
    invariants: [...options.invariants, ...(scenario.invariants ?? [])],
    ...(options.atRest ? { atRest: options.atRest } : {}),
    withinMs: scenario.restWithinMs ?? withinMs,
    since: startMs,
    acknowledged: workload.record.acknowledged,
    clock,
    signal,
  });
  judgeRest(settled, options.known, story, findings);
  for (const violation of brokenAtRest(settled)) options.known.add(violation);
  tell(`${settled.underWay.length > 0 ? 'not at rest' : 'at rest'} after ${seconds(settled.waitedMs)}`);
  return settled.invariants.length;
}
