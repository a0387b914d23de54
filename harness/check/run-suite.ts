import { EnvironmentError, messageOf, UsageError } from '../errors.ts';
import type { Check, CheckContext, Outcome, RunContext, Suite } from './check.ts';
import { createEvidenceWriter } from './evidence-writer.ts';
import type { CheckResult } from './verdict.ts';

export interface RunSuiteOptions {
  /** Which of the suite's checks to run; default all. */
  readonly selects?: (checkId: string) => boolean;
  /** The command that repeats a check. */
  readonly repeat: (checkId: string) => string;
  readonly onStarted?: (check: Pick<Check, 'id' | 'title' | 'suite'>) => void;
  readonly onFinished?: (result: CheckResult) => void;
  /** Asked after every check; true ends the suite early (what was not run is not reported). */
  readonly enough?: (result: CheckResult) => boolean;
}

/** How long a check that was told to stop may still take to clean up. */
const graceMs = 15_000;
const defaultTimeoutMs = 120_000;

/**
 * Runs the checks of a suite one after the other and judges each, whatever happens in it. A suite that cannot say which
 * checks it has, or has none, is a result too.
 *
 * @throws UsageError when the suite finds its options wrong; EnvironmentError when this machine cannot run it.
 */
export async function runSuite(suite: Suite, context: RunContext, options: RunSuiteOptions): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const report = (result: CheckResult) => {
    results.push(result);
    options.onFinished?.(result);
    return result;
  };
  for (const check of await plannedChecks(suite, context)) {
    if (!(options.selects?.(check.id) ?? true)) continue;
    options.onStarted?.(check);
    const result = report(await runCheck(check, context, options.repeat(check.id)));
    if (options.enough?.(result)) break;
  }
  return results;
}

async function plannedChecks(suite: Suite, context: RunContext): Promise<readonly Check[]> {
  const stillborn = (outcome: Outcome): Check[] => [
    {
      id: `${suite.name}/prepare`,
      title: `The ${suite.name} suite has checks to run`,
      suite: suite.name,
      run: async () => outcome,
    },
  ];
  try {
    const checks = await suite.checks(context);
    if (checks.length === 0)
      return stillborn({ verdict: 'fail', reason: `the ${suite.name} suite has no checks: nothing was tested` });
    const twice = checks.find((check, at) => checks.findIndex((other) => other.id === check.id) !== at);
    if (twice) return stillborn({ verdict: 'inconclusive', reason: `two checks are named ${twice.id}` });
    return checks;
  } catch (thrown) {
    if (thrown instanceof UsageError || (thrown instanceof EnvironmentError && !context.signal.aborted)) throw thrown;
    return stillborn({ verdict: 'inconclusive', reason: `could not be prepared: ${explain(thrown)}` });
  }
}

async function runCheck(check: Check, context: RunContext, repeat: string): Promise<CheckResult> {
  const startedAt = context.clock.now();
  const evidence = createEvidenceWriter({ runDir: context.runDir, checkId: check.id });
  const exitsBefore = context.system.unexpectedExits.length;
  let outcome = await judged(check, { ...context, evidence });
  const crashes = context.system.unexpectedExits.slice(exitsBefore).filter((exit) => exit.kind === 'service');
  for (const crash of crashes) evidence.text(`last lines of ${crash.part}`, crash.lastLines.join('\n'));
  if (crashes.length > 0)
    outcome = withCrashes(
      outcome,
      crashes.map((crash) => `${crash.part} ended by itself (${crash.reason})`),
    );
  return {
    id: check.id,
    title: check.title,
    suite: check.suite,
    verdict: outcome.verdict,
    reason: outcome.reason ?? '',
    startedAt: new Date(startedAt).toISOString(),
    durationMs: context.clock.now() - startedAt,
    evidence: evidence.list(),
    repeat,
  };
}

/** A service that dies while a check looks elsewhere is a failure all the same. */
function withCrashes(outcome: Outcome, crashes: readonly string[]): Outcome {
  const said = outcome.verdict === 'pass' ? [] : [outcome.reason];
  return { verdict: 'fail', reason: [...said, ...crashes].join('; ') };
}

async function judged(check: Check, context: CheckContext): Promise<Outcome> {
  if (context.signal.aborted)
    return { verdict: 'inconclusive', reason: `not run: ${messageOf(context.signal.reason)}` };
  const timeoutMs = check.timeoutMs ?? defaultTimeoutMs;
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const timer = setTimeout(() => stop.abort(new Error(`took longer than ${timeoutMs} ms`)), timeoutMs);
  try {
    const running = check.run({ ...context, signal }).catch(
      (thrown: unknown): Outcome => ({
        verdict: 'inconclusive',
        reason: signal.aborted ? messageOf(signal.reason) : explain(thrown),
      }),
    );
    const outcome = await Promise.race([running, givenUp(signal)]);
    return signal.aborted && outcome.verdict === 'pass'
      ? { verdict: 'inconclusive', reason: messageOf(signal.reason) }
      : outcome;
  } finally {
    clearTimeout(timer);
  }
}

/** Settles once a check that was told to stop has had its time to clean up. */
function givenUp(signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const give = () =>
      setTimeout(
        () =>
          resolve({ verdict: 'inconclusive', reason: `${messageOf(signal.reason)}, and did not stop when told to` }),
        graceMs,
      ).unref();
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

const explain = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return `the check itself broke: ${String(thrown)}`;
  const at = thrown.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `the check itself broke: ${messageOf(thrown)}${at && !('code' in thrown) ? ` (${at.trim()})` : ''}`;
};
