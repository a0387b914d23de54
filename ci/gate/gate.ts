import { join } from 'node:path';
import type { CheckResult, PlanName, SuiteName, Verdict } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { UsageError } from '../../harness/errors.ts';
import { createConsole, reportToGitHub, writeReports } from '../../harness/report/index.ts';
import { loadConfig } from '../config/index.ts';
import { onInterrupt } from '../run/interrupts.ts';
import { clearKilledRuns, newRunId, openRun, openWorkspace } from '../run/workspace.ts';
import { parseSelection, repeatCommand, type Selection, suitesOf } from './plan.ts';
import { runTrial, type Trial } from './trial.ts';
import { exitCodeOf, verdictOf } from './verdict-of.ts';

export interface GateOptions {
  readonly plan: PlanName;
  readonly seed: number;
  /** Suites or checks; none means all. */
  readonly only: readonly string[];
  readonly config?: string | undefined;
  /** Where `.shakedown` goes; default beside the config. */
  readonly out?: string | undefined;
  readonly cwd: string;
  readonly output: NodeJS.WriteStream;
  /** True ends the run early. */
  readonly enough?: (result: CheckResult) => boolean;
  /** Suites to run before the others. */
  readonly first?: readonly SuiteName[];
}

export interface GateResult {
  readonly verdict: Verdict;
  readonly runDir: string;
  readonly exitCode: number;
  /** Why it ended before its time. */
  readonly ended: unknown;
}

/**
 * One command, one verdict: starts the system, runs the plan, writes the reports, stops the system, and checks that
 * nothing is left.
 *
 * @throws UsageError for a wrong command or config; EnvironmentError when not even a run can be opened.
 */
export async function gate(options: GateOptions): Promise<GateResult> {
  using interrupts = onInterrupt();
  const selection = parseSelection(options.only);
  const loaded = await loadConfig(options.config, options.cwd);
  const suites = suitesOf(loaded.config).sort((a, b) => rank(a.name, options.first) - rank(b.name, options.first));
  const workspace = openWorkspace(loaded.root, options.out);
  const startedAt = systemClock.now();
  const run = { id: newRunId(startedAt), seed: options.seed, plan: options.plan };
  const runDir = openRun(workspace, run.id);
  const console = createConsole({ stream: options.output });
  try {
    console.note(`run ${run.id}  plan ${run.plan}  seed ${run.seed}`);
    for (const line of await clearKilledRuns(workspace)) console.note(line);
    const trial = await runTrial({
      loaded,
      suites,
      selection,
      run,
      runDir,
      stateDir: workspace.stateDir,
      controller: interrupts.controller,
      console,
      repeat: repeatCommand(options.plan, options.seed, options.config),
      ...(options.enough && { enough: options.enough }),
    });
    if (trial.ended instanceof UsageError) throw trial.ended;
    if (trial.ended === undefined && !options.enough) requireMatch(selection, trial);
    const verdict = await verdictOf(trial, { run, startedAt, loaded });
    await writeReports(verdict, { runDir });
    await reportToGitHub(verdict, { runDir });
    console.finished(verdict, join(runDir, 'report.html'));
    return { verdict, runDir, exitCode: exitCodeOf(verdict, trial.ended), ended: trial.ended };
  } finally {
    console.close();
  }
}

function rank(name: SuiteName, first: readonly SuiteName[] = []): number {
  const at = first.indexOf(name);
  return at < 0 ? first.length : at;
}

/** @throws UsageError SD_CHECK_UNKNOWN when something was asked for that no suite turned out to have. */
function requireMatch(selection: Selection, { results }: Trial): void {
  const ran = results.map(({ id }) => id);
  const unmatched = selection.unmatched(ran);
  if (unmatched.length === 0) return;
  throw new UsageError(
    'SD_CHECK_UNKNOWN',
    `--only ${unmatched.join(',')}: there is no such check; ran ${ran.join(', ') || 'nothing'}`,
    { details: { path: '--only', value: unmatched } },
  );
}
