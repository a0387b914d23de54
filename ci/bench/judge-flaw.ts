import { dirname, join, normalize } from 'node:path';
import type { CheckResult, SuiteName, Verdict } from '../../harness/check/index.ts';
import type { SystemDefinition } from '../../harness/system/index.ts';
import type { Flaw, FlawCatcher } from './flaw.ts';

/**
 * `caught`: failed by a suite that should, for a reason that names the right place. `caught-wrongly`: failed, but by
 * luck (a crash at start, another suite, a reason that points elsewhere). `undecided`: the gate could not tell.
 */
export type FlawVerdict = 'caught' | 'caught-wrongly' | 'missed' | 'undecided';

const suitesBehind: Record<FlawCatcher, readonly SuiteName[]> = {
  contracts: ['contracts'],
  generated: ['generators'],
  generators: ['generators'],
  synthetic: ['synthetic'],
  load: ['load'],
  chaos: ['chaos'],
  // Every suite that changes the system reads the invariants at the end; the cheapest first.
  invariants: ['synthetic', 'load', 'chaos'],
};

/** The suites that may rightly catch a flaw, in the order in which the bench tries them. */
export function catchersOf({ caughtBy }: Flaw): SuiteName[] {
  return [...new Set(caughtBy.flatMap((name) => suitesBehind[name]))];
}

/** Services and edges that a failing reason may name; see {@link Flaw.at}. */
export function placesOf(flaw: Flaw, system: SystemDefinition, base: string): string[] {
  if (flaw.at) return [...flaw.at];
  const owners = Object.entries(system.services).filter(([, { command }]) =>
    command.some(
      (part) => part.includes('/') && flaw.edits.some(({ file }) => isBelow(join(base, file), dirname(part))),
    ),
  );
  return owners.length > 0 ? owners.map(([name]) => name) : Object.keys(system.services);
}

/** Whether this failing check is what the flaw's author hoped for. */
export function isRightFailure(
  flaw: Flaw,
  places: readonly string[],
  check: Pick<CheckResult, 'suite' | 'verdict' | 'reason'>,
): boolean {
  return (
    check.verdict === 'fail' &&
    catchersOf(flaw).includes(check.suite) &&
    places.some((place) => names(check.reason, place))
  );
}

export function judgeFlaw(
  flaw: Flaw,
  places: readonly string[],
  verdict: Pick<Verdict, 'verdict' | 'checks'> | undefined,
): FlawVerdict {
  if (!verdict) return 'undecided';
  if (verdict.checks.some((check) => isRightFailure(flaw, places, check))) return 'caught';
  if (verdict.verdict === 'fail') return 'caught-wrongly';
  return verdict.verdict === 'pass' ? 'missed' : 'undecided';
}

/** Whether a text names a service or edge as a word of its own: `order` in `order→payment`, not in `orders`. */
export function names(text: string, place: string): boolean {
  const escaped = place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\w-])${escaped}($|[^\\w-])`, 'u').test(text);
}

const isBelow = (file: string, folder: string): boolean => normalize(file).startsWith(`${normalize(folder)}/`);
