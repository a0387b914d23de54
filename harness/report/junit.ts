import { type CheckResult, count, type Evidence, type Verdict } from '../check/index.ts';
import { escapeMarkup } from './plain-text.ts';

/**
 * The verdict as JUnit XML, in the dialect that GitLab, Jenkins and Azure read (github.com/testmoapp/junitxml): a failed
 * check is a `failure`, an inconclusive one an `error`.
 */
export function toJUnit(verdict: Verdict): string {
  const suites = [...Map.groupBy(verdict.checks, (check) => check.suite)].map(([name, checks]) =>
    suiteOf(name, checks),
  );
  const { fail, inconclusive, skipped } = count(verdict.checks);
  // A run can be less than its checks (nothing ran, something was left behind): readers that see only tests must too.
  const standIn = verdict.verdict !== 'pass' && fail + inconclusive === 0;
  const totals = {
    tests: verdict.checks.length + (standIn ? 1 : 0),
    failures: fail,
    errors: inconclusive + (standIn ? 1 : 0),
    skipped,
    time: seconds(verdict.durationMs),
  };
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `shakedown ${verdict.plan}`, ...totals, timestamp: verdict.startedAt })}>`,
    ...suites,
    ...(standIn ? [runSuite(verdict)] : []),
    '</testsuites>',
  ].join('\n')}\n`;
}

function suiteOf(name: string, checks: readonly CheckResult[]): string {
  const { fail, inconclusive, skipped } = count(checks);
  const facts = {
    name,
    tests: checks.length,
    failures: fail,
    errors: inconclusive,
    skipped,
    time: seconds(checks.reduce((sum, check) => sum + check.durationMs, 0)),
    timestamp: checks[0]?.startedAt ?? '',
  };
  return [`  <testsuite${attributes(facts)}>`, ...checks.map(caseOf), '  </testsuite>'].join('\n');
}

const elements = { fail: 'failure', inconclusive: 'error', skipped: 'skipped' } as const;

function caseOf(check: CheckResult): string {
  const open = `    <testcase${attributes({ name: check.title, classname: check.id.replaceAll('/', '.'), time: seconds(check.durationMs) })}`;
  if (check.verdict === 'pass') return `${open}/>`;
  const element = elements[check.verdict];
  const message = attributes({ message: check.reason, ...(element === 'skipped' ? {} : { type: check.verdict }) });
  const body = element === 'skipped' ? '/>' : `>${escapeMarkup(details(check))}</${element}>`;
  return [`${open}>`, `      <${element}${message}${body}`, '    </testcase>'].join('\n');
}

const details = (check: CheckResult): string =>
  [check.reason, `repeat: ${check.repeat}`, ...check.evidence.map(describe)].join('\n\n');

const describe = (evidence: Evidence): string =>
  'text' in evidence ? `${evidence.title}\n${evidence.text}` : `${evidence.title}: ${evidence.path}`;

const runSuite = (verdict: Verdict): string =>
  [
    '  <testsuite name="run" tests="1" failures="0" errors="1" skipped="0" time="0">',
    '    <testcase name="The run comes to a verdict and leaves nothing behind" classname="run" time="0">',
    `      <error${attributes({ message: verdict.reason, type: verdict.verdict })}/>`,
    '    </testcase>',
    '  </testsuite>',
  ].join('\n');

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeMarkup(String(value)).replace(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`)}"`,
    )
    .join('');

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
