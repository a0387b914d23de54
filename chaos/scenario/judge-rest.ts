import type { Settled } from '../../synthetic/index.ts';
import type { Findings } from './findings.ts';

/** What is wrong with a system at rest, each naming its invariant. */
export function brokenAtRest({ invariants }: Settled): string[] {
  return invariants.flatMap(({ id, violations }) => violations.map((violation) => `${id}: ${violation}`));
}

/**
 * Judges a system that should have come to rest.
 *
 * @param before violations that others have answered for: they are not this scenario's
 */
export function judgeRest(settled: Settled, before: ReadonlySet<string>, story: string, findings: Findings): void {
  for (const violation of brokenAtRest(settled))
    if (!before.has(violation)) findings.violation(`after ${story}: ${violation}`);
  for (const what of settled.underWay)
    findings.late(`after ${story}: not at rest after ${Math.round(settled.waitedMs)} ms: ${what}`);
  for (const { id, broken } of settled.invariants)
    if (broken !== undefined) findings.doubt(`${id} could not be read: ${broken}`);
}
