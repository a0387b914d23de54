import { join, resolve } from 'node:path';
import { exitCodes } from '../../harness/errors.ts';
import { createConsole, loadVerdict, writeReports } from '../../harness/report/index.ts';
import { loadConfig } from '../config/index.ts';

/** Prints the verdict of a run, writes its reports anew, and exits as the run did. */
export async function report(
  run: string,
  options: { readonly config?: string; readonly out?: string; readonly json?: boolean },
): Promise<void> {
  const base = options.out ?? join((await loadConfig(options.config, process.cwd())).root, '.shakedown');
  const runDir = resolve(base, 'runs', run);
  const verdict = await loadVerdict(runDir);
  await writeReports(verdict, { runDir });
  const console = createConsole({ stream: options.json ? process.stderr : process.stdout });
  for (const check of verdict.checks) console.checkFinished(check);
  console.finished(verdict, join(runDir, 'report.html'));
  console.close();
  if (options.json) process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
  process.exitCode = exitCodes[verdict.verdict];
}
