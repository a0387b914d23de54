import { type CheckResult, type Counts, count, type Verdict } from '../check/index.ts';
import { formatDuration } from './figures.ts';
import { plainText } from './plain-text.ts';

const marks = { pass: '✅', fail: '❌', inconclusive: '❔', skipped: '➖' } as const;
const words = { pass: 'passed', fail: 'failed', inconclusive: 'inconclusive', skipped: 'skipped' } as const;

/** Most checks told of one by one: GitHub cuts a summary at 1 MiB, and nobody reads further. */
const mostDetailed = 50;

/** The verdict in Markdown, short enough for a pull request. */
export function toMarkdown(verdict: Verdict): string {
  const { environment: facts } = verdict;
  const open = (['fail', 'inconclusive'] as const).flatMap((kind) =>
    verdict.checks.filter((check) => check.verdict === kind),
  );
  const skipped = verdict.checks.filter((check) => check.verdict === 'skipped');
  return `${[
    `## ${marks[verdict.verdict]} Shakedown: ${words[verdict.verdict]}`,
    `${inline(verdict.reason)}. ${tally(count(verdict.checks))} in ${formatDuration(verdict.durationMs)}.`,
    ...(verdict.checks.length > 0 ? [table(verdict)] : []),
    ...(verdict.residue.length > 0
      ? ['**Left behind after the stop:**', verdict.residue.map((each) => `- ${inline(each)}`).join('\n')]
      : []),
    ...open.slice(0, mostDetailed).map(detail),
    ...(open.length > mostDetailed ? [`… and ${open.length - mostDetailed} more; see the report.`] : []),
    ...(skipped.length > 0 ? [skippedList(skipped)] : []),
    `<sub>${inline(facts.system)} · ${facts.driver} · plan ${verdict.plan} · seed ${verdict.seed} · run ${inline(verdict.run)}</sub>`,
  ].join('\n\n')}\n`;
}

const tally = (counts: Counts): string =>
  (['pass', 'fail', 'inconclusive', 'skipped'] as const).map((kind) => `${counts[kind]} ${words[kind]}`).join(', ');

function table(verdict: Verdict): string {
  const rows = [...Map.groupBy(verdict.checks, (check) => check.suite)].map(([suite, checks]) => {
    const { pass, fail, inconclusive, skipped } = count(checks);
    const mark = marks[fail > 0 ? 'fail' : inconclusive > 0 ? 'inconclusive' : pass > 0 ? 'pass' : 'skipped'];
    const time = formatDuration(checks.reduce((sum, check) => sum + check.durationMs, 0));
    return `| ${mark} ${suite} | ${pass} | ${fail} | ${inconclusive} | ${skipped} | ${time} |`;
  });
  return [
    '| suite | passed | failed | inconclusive | skipped | time |',
    '| :-- | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

const detail = (check: CheckResult): string =>
  [
    `### ${marks[check.verdict]} ${inline(check.title)}`,
    `\`${check.id}\` · ${formatDuration(check.durationMs)}`,
    quote(check.reason),
    fence(check.repeat),
  ].join('\n\n');

const skippedList = (skipped: readonly CheckResult[]): string =>
  [
    `<details><summary>${skipped.length} skipped</summary>`,
    skipped
      .slice(0, mostDetailed)
      .map((check) => `- ${inline(check.title)}: ${inline(check.reason)}`)
      .join('\n'),
    '</details>',
  ].join('\n\n');

/** One line in which nothing is markup. */
const inline = (text: string): string =>
  plainText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    // GitHub would notify the people, and link the numbers.
    .replace(/@(?=\w)/g, '@\u200b');

const quote = (text: string): string =>
  plainText(text)
    .split('\n')
    .slice(0, 20)
    .map((line) => `> ${inline(line)}`)
    .join('  \n');

function fence(command: string): string {
  const text = plainText(command);
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}sh\n${text}\n${ticks}`;
}
