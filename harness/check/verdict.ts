import type { PlanName, SuiteName } from './check.ts';
import type { Evidence } from './evidence.ts';

/** A check with its outcome, as `verdict.json` holds it. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly suite: SuiteName;
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'skipped';
  readonly reason: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly evidence: readonly Evidence[];
  /** The command that runs just this check again with the same seed. */
  readonly repeat: string;
}

export interface Counts {
  readonly pass: number;
  readonly fail: number;
  readonly inconclusive: number;
  readonly skipped: number;
}

/** What `verdict.json` holds; its JSON Schema is docs/reference/verdict.schema.json. */
export interface Verdict {
  readonly schema: 'https://shakedown.dev/schema/verdict-1.json';
  readonly run: string;
  readonly plan: PlanName;
  readonly seed: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reason: string;
  readonly checks: readonly CheckResult[];
  readonly suites: Readonly<Partial<Record<SuiteName, Counts>>>;
  /** What was left behind after the stop: processes, ports, faults; empty when clean. */
  readonly residue: readonly string[];
  readonly environment: Environment;
}

export interface Environment {
  readonly system: string;
  readonly driver: string;
  readonly node: string;
  readonly os: string;
  readonly cpus: number;
  readonly readyAfterMs: number | undefined;
  readonly memoryBytes: number | undefined;
  readonly tools: Readonly<Record<string, string>>;
  readonly commit: string | undefined;
}

export function count(checks: readonly Pick<CheckResult, 'verdict'>[]): Counts {
  const of = (verdict: CheckResult['verdict']) => checks.filter((check) => check.verdict === verdict).length;
  return { pass: of('pass'), fail: of('fail'), inconclusive: of('inconclusive'), skipped: of('skipped') };
}

/** Folds checks into one verdict: any failure fails, any doubt leaves it open, and nothing passes by not running. */
export function fold(
  checks: readonly Pick<CheckResult, 'verdict'>[],
  residue: readonly string[] = [],
): { readonly verdict: Verdict['verdict']; readonly reason: string } {
  const counts = count(checks);
  if (counts.fail > 0) return { verdict: 'fail', reason: `${counts.fail} of ${checks.length} checks failed` };
  if (counts.inconclusive > 0)
    return { verdict: 'inconclusive', reason: `${counts.inconclusive} of ${checks.length} checks could not tell` };
  if (counts.pass === 0) return { verdict: 'inconclusive', reason: 'no check ran' };
  if (residue.length > 0) return { verdict: 'inconclusive', reason: `left behind: ${residue.join(', ')}` };
  return { verdict: 'pass', reason: `${counts.pass} checks passed` };
}
