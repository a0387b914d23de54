import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface GeneratedRun {
  readonly files: readonly TestFile[];
  readonly log: string;
}

export interface TestFile {
  /** Absolute path. */
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly TestFailure[];
}

export interface TestFailure {
  readonly test: string;
  readonly message: string;
  /** The calls that the test made. */
  readonly calls: readonly TestCall[];
}

export interface TestCall {
  readonly test: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly traceId: string;
}

interface VitestJson {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly ancestorTitles?: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Runs the generated tests in `dir` against the system at `baseUrl`, in a process of their own. */
export async function runGeneratedTests(options: {
  readonly dir: string;
  readonly baseUrl: URL;
  readonly workDir: string;
  readonly signal: AbortSignal;
}): Promise<GeneratedRun> {
  const { dir, baseUrl, workDir, signal } = options;
  const [report, callsFile] = [join(workDir, 'generated-tests.json'), join(workDir, 'calls.jsonl')];
  rmSync(report, { force: true });
  rmSync(callsFile, { force: true });
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
    dir,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const env = {
    ...process.env,
    SYSTEM_URL: baseUrl.href,
    SHAKEDOWN_CALLS: callsFile,
    NO_COLOR: '1',
    VITEST: undefined,
  };
  const log = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      { cwd: dir, env, signal, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        // Failing tests make vitest exit with 1; the report tells, so the exit code is not asked.
        if (error && signal.aborted) reject(signal.reason);
        else resolve(`${stdout}${stderr}`);
      },
    );
  });
  const calls = lines(callsFile).map((line) => JSON.parse(line) as TestCall);
  return { files: filesOf(report, calls), log };
}

function filesOf(report: string, calls: readonly TestCall[]): TestFile[] {
  const [json] = lines(report).length > 0 ? [JSON.parse(readFileSync(report, 'utf8')) as VitestJson] : [];
  return (json?.testResults ?? []).map((file) => {
    const failed = file.assertionResults.filter(({ status }) => status !== 'passed');
    const failures = failed.map(({ title, ancestorTitles = [], failureMessages = [] }) => {
      const name = [...ancestorTitles.filter(Boolean), title].join(' > ');
      return {
        test: name,
        message: failureMessages.join('\n') || 'did not run',
        calls: calls.filter(({ test }) => test.endsWith(name)),
      };
    });
    if (file.status === 'failed' && failures.length === 0)
      failures.push({ test: file.name, message: file.message ?? 'could not be loaded', calls: [] });
    return {
      file: file.name,
      passed: file.assertionResults.filter(({ status }) => status === 'passed').length,
      failures,
    };
  });
}

function lines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
