import { type CheckResult, count, fold, suiteNames, type Verdict } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { exitCodes, messageOf, ShakedownError } from '../../harness/errors.ts';
import type { LoadedConfig } from '../config/index.ts';
import { machineOf } from './environment.ts';
import type { Trial, TrialOptions } from './trial.ts';

/** Folds a trial into what `verdict.json` holds. */
export async function verdictOf(
  trial: Trial,
  {
    run,
    startedAt,
    loaded,
  }: { readonly run: TrialOptions['run']; readonly startedAt: number; readonly loaded: LoadedConfig },
): Promise<Verdict> {
  const { driver = 'embedded', system } = loaded.config;
  return {
    schema: 'https://shakedown.dev/schema/verdict-1.json',
    run: run.id,
    plan: run.plan,
    seed: run.seed,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: systemClock.now() - startedAt,
    ...judge(trial),
    checks: trial.results,
    suites: countsBySuite(trial.results),
    residue: trial.residue,
    environment: {
      system: system.name,
      driver: typeof driver === 'string' ? driver : driver.kind,
      ...(await machineOf(loaded.root)),
      readyAfterMs: trial.readyAfterMs,
      memoryBytes: trial.memoryBytes,
    },
  };
}

function judge({ results, ended, residue }: Trial): Pick<Verdict, 'verdict' | 'reason'> {
  const folded = fold(results, residue);
  const systemFailed = ended instanceof ShakedownError && ended.exitCode === exitCodes.fail;
  if (ended === undefined || systemFailed) return folded;
  return { verdict: 'inconclusive', reason: messageOf(ended) };
}

/** A trial that ended before its time exits as what ended it says. */
export function exitCodeOf({ verdict }: Verdict, ended: unknown): number {
  return ended instanceof ShakedownError ? ended.exitCode : exitCodes[verdict];
}

function countsBySuite(results: readonly CheckResult[]): Verdict['suites'] {
  const ran = suiteNames.filter((name) => results.some(({ suite }) => suite === name));
  return Object.fromEntries(ran.map((name) => [name, count(results.filter(({ suite }) => suite === name))]));
}
