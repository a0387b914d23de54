import type { CheckContext } from '../../harness/check/index.ts';
import { settle } from '../../synthetic/index.ts';
import type { Findings } from './findings.ts';
import { brokenAtRest } from './judge-rest.ts';
import type { ScenarioOptions } from './trial.ts';

const firstWithinMs = 45_000;
/** Whoever ran before has waited for rest already. */
const laterWithinMs = 5_000;

/**
 * Looks at the system before anything is done to it: what is wrong now is not what faults bring about. The first scenario of a
 * run tells what it finds; later ones know it.
 */
export async function phaseBaseline(
  { system, clock, signal }: CheckContext,
  options: ScenarioOptions,
  findings: Findings,
): Promise<boolean> {
  const { atRest, known } = options;
  const first = !options.looked;
  options.looked = true;
  const settled = await settle({
    ...{ system, clock, signal },
    invariants: first ? options.invariants : [],
    ...(atRest ? { atRest } : {}),
    withinMs: first ? firstWithinMs : laterWithinMs,
  });
  for (const violation of brokenAtRest(settled)) {
    findings.violation(`before any fault: ${violation}`);
    known.add(violation);
  }
  for (const { id, broken } of settled.invariants)
    if (broken !== undefined) findings.doubt(`before any fault: ${id} could not be read: ${broken}`);
  for (const what of settled.underWay) findings.doubt(`before any fault: not at rest: ${what}`);
  return findings.violations.length + findings.doubts.length === 0;
}
