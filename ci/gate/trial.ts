import type { CheckResult, PlanName, RunContext, Suite } from '../../harness/check/index.ts';
import { runSuite } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { messageOf, ShakedownError } from '../../harness/errors.ts';
import { createRandom } from '../../harness/random.ts';
import type { Console } from '../../harness/report/index.ts';
import { type RunningSystem, startSystem, telemetryAddress } from '../../harness/system/index.ts';
import { startOtlpReceiver } from '../../harness/telemetry/index.ts';
import type { LoadedConfig } from '../config/index.ts';
import { endWithPart } from '../run/end-with-part.ts';
import type { Selection } from './plan.ts';

export interface TrialOptions {
  readonly loaded: LoadedConfig;
  readonly suites: readonly Suite[];
  readonly selection: Selection;
  readonly run: { readonly id: string; readonly seed: number; readonly plan: PlanName };
  readonly runDir: string;
  readonly stateDir: string;
  /** Aborted by the user, or by the trial itself when a part of the environment dies. */
  readonly controller: AbortController;
  readonly console: Console;
  readonly repeat: (checkId: string) => string;
  /** True ends the trial early: the bench has seen what it wanted. */
  readonly enough?: (result: CheckResult) => boolean;
}

export interface Trial {
  readonly results: readonly CheckResult[];
  /** Why it ended before its time; undefined when everything ran. */
  readonly ended: unknown;
  readonly residue: readonly string[];
  readonly readyAfterMs: number | undefined;
  readonly memoryBytes: number | undefined;
}

/** Starts the system, runs the suites against it, and stops it again whatever happens. */
export async function runTrial(options: TrialOptions): Promise<Trial> {
  const results: CheckResult[] = [];
  const seen: { readyAfterMs?: number; memoryBytes?: number } = {};
  let ended: unknown;
  let residue: readonly string[] = [];
  const receiver = await startOtlpReceiver(await telemetryAddress(options.loaded.config.driver));
  let system: RunningSystem | undefined;
  try {
    system = await started(options, receiver, results);
    seen.readyAfterMs = system.readyAfterMs;
    await runSuites(system, options, results);
    seen.memoryBytes = await system.memory();
  } catch (thrown) {
    ended = thrown;
  } finally {
    options.console.phase('stopping the system');
    residue = (await system?.stop().catch((thrown: unknown) => [`the stop itself failed: ${messageOf(thrown)}`])) ?? [];
    await receiver.stop();
  }
  if (options.controller.signal.aborted) ended ??= options.controller.signal.reason;
  return { results, ended, residue, readyAfterMs: seen.readyAfterMs, memoryBytes: seen.memoryBytes };
}

/** The start is judged as a check of its own: a system that does not come up has failed its trial. */
async function started(
  { loaded, runDir, stateDir, controller, console, repeat, selection }: TrialOptions,
  telemetry: Awaited<ReturnType<typeof startOtlpReceiver>>,
  results: CheckResult[],
): Promise<RunningSystem> {
  const startedAt = systemClock.now();
  const judge = (verdict: CheckResult['verdict'], reason: string, evidence: CheckResult['evidence'] = []) => {
    const result: CheckResult = {
      id: 'system/starts',
      title: 'The system starts, and every service says that it is ready',
      suite: 'system',
      verdict,
      reason,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: systemClock.now() - startedAt,
      evidence,
      repeat: repeat('system/starts'),
    };
    results.push(result);
    console.checkFinished(result);
  };
  console.phase(`starting ${loaded.config.system.name}`);
  try {
    const system = await startSystem(loaded.config.system, loaded.config.driver, {
      root: loaded.root,
      runDir,
      stateDir,
      signal: controller.signal,
      telemetry: { endpoint: telemetry.url, spans: telemetry.spans },
      onProgress: (text) => console.phase(`starting ${loaded.config.system.name}: ${text}`),
      onUnexpectedExit: (exit) => endWithPart(exit, controller),
    });
    if (selection.check('system/starts')) judge('pass', `ready after ${(system.readyAfterMs / 1000).toFixed(1)} s`);
    return system;
  } catch (thrown) {
    const details = thrown instanceof ShakedownError ? thrown.details : {};
    const lastLines = Array.isArray(details.lastLines) ? details.lastLines.join('\n') : undefined;
    const evidence = lastLines ? [{ kind: 'log' as const, title: 'last lines of its log', text: lastLines }] : [];
    const failed = thrown instanceof ShakedownError && thrown.exitCode === 1;
    judge(failed ? 'fail' : 'inconclusive', messageOf(thrown), evidence);
    throw thrown;
  }
}

async function runSuites(system: RunningSystem, options: TrialOptions, results: CheckResult[]): Promise<void> {
  const { loaded, run, runDir, controller, console, selection } = options;
  const { signal } = controller;
  let enough = false;
  for (const suite of options.suites.filter(({ name }) => selection.suite(name))) {
    if (enough || signal.aborted) return;
    console.suiteStarted(suite.name);
    const context: RunContext = {
      run,
      root: loaded.root,
      runDir,
      system,
      clock: systemClock,
      random: createRandom(run.seed).fork(suite.name),
      signal,
      progress: (text) => console.progress(suite.name, text),
    };
    await runSuite(suite, context, {
      selects: selection.check,
      repeat: options.repeat,
      onStarted: (check) => console.checkStarted(check),
      onFinished: (result) => {
        results.push(result);
        console.checkFinished(result);
        enough ||= options.enough?.(result) ?? false;
      },
      enough: () => enough,
    });
  }
}
