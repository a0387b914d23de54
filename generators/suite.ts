import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Check, CheckContext, Outcome, RunContext, Suite } from '../harness/check/index.ts';
import { arrivedSpans } from '../harness/telemetry/index.ts';
import { checkGeneratorsOptions, type GeneratorsOptions } from './options.ts';
import type { GeneratedRun, TestFailure, TestFile } from './run/run-generated-tests.ts';

/**
 * Tests from the system's own traffic: the committed baseline is run against the build. Without a baseline they are inferred
 * from this run, and judged on a later part of it.
 */
export const generatorsSuite = (options: GeneratorsOptions): Suite => ({
  name: 'generators',
  checks: async (context) => {
    checkGeneratorsOptions(options);
    const workDir = join(context.runDir, 'generators');
    mkdirSync(workDir, { recursive: true });
    const baseline = options.baseline && resolve(context.root, options.baseline);
    const dir = baseline ?? (await inferred(options, context, workDir));
    const { runGeneratedTests } = await import('./run/run-generated-tests.ts');
    context.progress('running the generated tests');
    const run = await runGeneratedTests({ dir, baseUrl: context.system.entry(), workDir, signal: context.signal });
    return [baselineCheck(dir, baseline !== undefined, run), ...run.files.map((file) => fileCheck(file))];
  },
});

async function inferred({ journeys }: GeneratorsOptions, context: RunContext, workDir: string): Promise<string> {
  const { generate } = await import('./generate.ts');
  const into = join(workDir, 'tests');
  await generate(context, { journeys, into, recordingsDir: join(workDir, 'recordings') });
  return into;
}

/** Every file that lies there must have run: a suite that loads nothing is green otherwise. */
function baselineCheck(dir: string, committed: boolean, run: GeneratedRun): Check {
  const judge = (): Outcome => {
    const files = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.test.ts')) : [];
    if (files.length === 0)
      return { verdict: 'fail', reason: `no generated tests in ${dir}: run \`shakedown generate\` and commit them` };
    const missing = files.filter((name) => !run.files.some(({ file }) => basename(file) === name));
    if (missing.length > 0) return { verdict: 'fail', reason: `did not run: ${missing.join(', ')}` };
    return {
      verdict: 'pass',
      reason: `${files.length} files, ${committed ? 'the committed baseline' : 'inferred from this run: there is no baseline'}`,
    };
  };
  return {
    id: 'generators/baseline',
    title: 'There are generated tests, and all of them ran',
    suite: 'generators',
    run: async ({ evidence }) => {
      const outcome = judge();
      if (outcome.verdict !== 'pass') evidence.text('output of vitest', run.log);
      return outcome;
    },
  };
}

function fileCheck({ file, passed, failures }: TestFile): Check {
  const name = basename(file, '.test.ts');
  return {
    id: `generators/${name}`,
    title: `The system answers the traffic of ${name} as it did when it was recorded`,
    suite: 'generators',
    run: async (context) => {
      if (failures.length > 0) return await failed(failures, passed, context);
      if (passed === 0) return { verdict: 'fail', reason: `${name} holds no test` };
      return { verdict: 'pass', reason: `${passed} tests` };
    },
  };
}

/** More than this make a reason unreadable; the whole list is evidence. */
const shown = 5;

async function failed(
  failures: readonly TestFailure[],
  passed: number,
  { system, evidence, clock, signal }: CheckContext,
): Promise<Outcome> {
  for (const { test, message } of failures) evidence.text(test, message);
  const [first] = failures;
  const call = first?.calls.at(-1);
  // The last call was a moment ago: who it passed is known once its spans are here.
  const traces = failures.slice(0, shown).flatMap(({ calls }) => calls.at(-1)?.traceId ?? []);
  await arrivedSpans(traces, { spans: system.spans, clock, signal });
  const spans = call ? system.spans.trace(call.traceId) : [];
  if (call && spans.length > 0) await evidence.trace(`${call.method} ${call.path}`, spans);
  const told = failures.slice(0, shown).map((failure) => describe(failure, system.spans));
  const more = failures.length > shown ? `; and ${failures.length - shown} more` : '';
  return {
    verdict: 'fail',
    reason: `${failures.length} of ${failures.length + passed} tests failed: ${told.join('; ')}${more}`,
  };
}

/** Names the services that the failing call passed: a person must know where to look. */
function describe({ test, message, calls }: TestFailure, spans: CheckContext['system']['spans']): string {
  const call = calls.at(-1);
  const services = [
    ...new Set(
      (call ? spans.trace(call.traceId) : []).toSorted((a, b) => a.startMs - b.startMs).map(({ service }) => service),
    ),
  ];
  const where = services.length > 0 ? ` (${services.join(' → ')})` : '';
  return `"${test}": ${message.split('\n')[0]}${where}`;
}
