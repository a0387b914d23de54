import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExitInfo, supervise } from '../../harness/process/index.ts';
import { type JournalLine, readJournal } from './journal.ts';
import { type K6Ending, k6Ending } from './k6-ending.ts';
import { type K6Summary, readSummary } from './summary.ts';

export interface RunK6Options {
  /** Path of the k6 program. */
  readonly k6: string;
  /** Bundled script. */
  readonly script: string;
  /** Folder for everything that k6 reads and writes; emptied first. */
  readonly dir: string;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
}

export interface K6Run {
  readonly ending: K6Ending;
  readonly journal: readonly JournalLine[];
  /** Undefined when k6 did not come to write one. */
  readonly summary: K6Summary | undefined;
  /** Last lines of k6's own log, then of what the journeys printed. */
  readonly logTail: readonly string[];
  readonly files: { readonly script: string; readonly journal: string; readonly summary: string; readonly log: string };
}

/**
 * Runs k6 once, offline and deaf to the K6_ variables and the config file of the user, and reads what it left; it ends
 * with `signal`, and after `timeLimitMs`. How it ended is told, not thrown.
 *
 * @throws EnvironmentError SD_PROCESS_NOT_STARTED when the program cannot be run.
 */
export async function runK6({ k6, script, dir, timeLimitMs, signal }: RunK6Options): Promise<K6Run> {
  const files = {
    script: join(dir, 'script.js'),
    journal: join(dir, 'journal.jsonl'),
    summary: join(dir, 'summary.json'),
    log: join(dir, 'k6.log'),
  };
  const config = join(dir, 'k6-config.json');
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(files.script, script);
  await writeFile(config, '{}');
  const command = [
    ...[k6, 'run', '--quiet', '--no-color', '--no-usage-report', '--log-format', 'raw', '--config', config],
    // Its control port is one for all k6 of a machine.
    ...['--address', '', '--console-output', files.journal, files.script],
  ];
  const env = { ...withoutK6(process.env), K6_AUTO_EXTENSION_RESOLUTION: 'false', SHAKEDOWN_SUMMARY: files.summary };
  const process_ = await supervise({ name: 'k6', command, cwd: dir, env, logFile: files.log, signal });
  const exit = await endOf(process_, timeLimitMs);
  signal.throwIfAborted();
  const { journal, printed } = readJournal(await textOf(files.journal));
  const summary = readSummary(await textOf(files.summary));
  const log = process_.tail(20);
  return { ending: k6Ending(exit, summary, log), journal, summary, logTail: [...log, ...printed.slice(-20)], files };
}

/** They silently replace a script's scenarios: https://grafana.com/docs/k6/latest/using-k6/k6-options/how-to/#order-of-precedence */
function withoutK6(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('K6_')));
}

async function endOf(
  k6: Awaited<ReturnType<typeof supervise>>,
  timeLimitMs: number,
): Promise<ExitInfo & { readonly late: boolean }> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void k6.stop();
  }, timeLimitMs);
  try {
    return { ...(await k6.exited), late };
  } finally {
    clearTimeout(timer);
    await k6.stop();
  }
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
