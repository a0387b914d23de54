import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ConsumerRun {
  readonly passed: number;
  /** `file > test: message` */
  readonly failures: readonly string[];
  /** `file > test`: what they expect is not in the pacts. */
  readonly skipped: readonly string[];
  /** What vitest printed. */
  readonly log: string;
  /** Where the pacts are. */
  readonly pactDir: string;
}

interface VitestJson {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/**
 * Runs the consumer tests of `dir` in a process of their own and collects the pacts that they write.
 * The pact folder is emptied first: pact files only ever merge, so an old interaction would live for ever.
 */
export async function runConsumerTests(options: {
  readonly root: string;
  readonly dir: string;
  readonly workDir: string;
  readonly signal: AbortSignal;
}): Promise<ConsumerRun> {
  const pactDir = join(options.workDir, 'pacts');
  const report = join(options.workDir, 'consumer-tests.json');
  rmSync(pactDir, { recursive: true, force: true });
  mkdirSync(pactDir, { recursive: true });
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const config = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './vitest.config.ts' : './vitest.config.js', import.meta.url),
  );
  const args = [
    vitest,
    'run',
    '--config',
    config,
    '--root',
    options.root,
    '--dir',
    join(options.root, options.dir),
    `--reporter=default`,
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const log = await output(
    args,
    { ...process.env, PACT_DIR: pactDir, PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1', VITEST: undefined },
    options,
  );
  return { ...read(report, log), log, pactDir };
}

/** Failing tests make vitest exit with 1; the report tells, so the exit code is not asked. */
function output(
  args: string[],
  env: NodeJS.ProcessEnv,
  { root, signal }: { root: string; signal: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env, signal, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error && signal.aborted) reject(signal.reason);
        else resolve(`${stdout}${stderr}`);
      },
    );
  });
}

function read(report: string, log: string): Pick<ConsumerRun, 'passed' | 'failures' | 'skipped'> {
  let json: VitestJson;
  try {
    json = JSON.parse(readFileSync(report, 'utf8')) as VitestJson;
  } catch {
    return {
      passed: 0,
      skipped: [],
      failures: [`vitest gave no report: ${log.trim().split('\n').slice(-5).join(' ')}`],
    };
  }
  const failures = json.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (file.status === 'failed' && failed.length === 0)
      return [`${file.name}: ${file.message ?? 'could not be loaded'}`];
    return failed.map(
      ({ fullName, failureMessages = [] }) => `${file.name} > ${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`,
    );
  });
  const skipped = json.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => !['passed', 'failed'].includes(status))
      .map(({ fullName }) => `${name} > ${fullName}`),
  );
  return { passed: json.numPassedTests, failures, skipped };
}
