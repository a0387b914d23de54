import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckResult, count, type Verdict } from '../check/index.ts';
import { plainText } from './plain-text.ts';
import { toMarkdown } from './summary.ts';

export interface GitHubOptions {
  /** Named in the summary, so that a reader knows which artefact to open. */
  readonly runDir: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Takes whole lines; default standard error, which the runner reads too and `--json` does not need. */
  readonly write?: (line: string) => void;
}

/** GitHub shows ten annotations of a kind per step and drops the others without a word. */
const mostAnnotations = 10;

/**
 * Tells GitHub Actions of the verdict, when it runs there: the summary goes to the job's page (`GITHUB_STEP_SUMMARY`),
 * every failure becomes an `::error::` annotation and every doubt a `::warning::`. Elsewhere it does nothing.
 * docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export async function reportToGitHub(verdict: Verdict, options: GitHubOptions): Promise<void> {
  const { runDir, env = process.env, write = (line) => process.stderr.write(`${line}\n`) } = options;
  const summary = env.GITHUB_STEP_SUMMARY;
  if (env.GITHUB_ACTIONS !== 'true') return;
  for (const line of [...annotations(verdict, 'fail'), ...annotations(verdict, 'inconclusive')]) write(line);
  const { fail, inconclusive } = count(verdict.checks);
  if (verdict.verdict !== 'pass' && fail + inconclusive === 0)
    write(command(verdict.verdict, 'Shakedown', verdict.reason));
  if (summary) {
    await appendFile(
      summary,
      `${toMarkdown(verdict)}\n<sub>The whole report: \`${join(runDir, 'report.html')}\`</sub>\n`,
    ).catch((error: unknown) => {
      write(command('inconclusive', 'Shakedown', `no summary could be written: ${String(error)}`));
    });
  }
}

function annotations(verdict: Verdict, kind: 'fail' | 'inconclusive'): string[] {
  const checks = verdict.checks.filter((check) => check.verdict === kind);
  if (checks.length <= mostAnnotations) return checks.map(annotate);
  const shown = checks.slice(0, mostAnnotations - 1);
  const left = checks.slice(shown.length).map((check) => check.id);
  return [...shown.map(annotate), command(kind, `${left.length} more`, left.join('\n'))];
}

const annotate = (check: CheckResult): string =>
  command(check.verdict === 'fail' ? 'fail' : 'inconclusive', check.title, `${check.reason}\nrepeat: ${check.repeat}`);

const command = (kind: 'fail' | 'inconclusive', title: string, message: string): string =>
  `::${kind === 'fail' ? 'error' : 'warning'} title=${property(title)}::${data(message)}`;

const data = (text: string): string =>
  plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
