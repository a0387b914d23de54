import { extname } from 'node:path';
import { type CheckResult, count, type Evidence, type Verdict } from '../check/index.ts';
import { plainText } from './plain-text.ts';

const statuses = { pass: 'passed', fail: 'failed', skipped: 'skipped', inconclusive: 'other' } as const;

/** The verdict in the Common Test Report Format (ctrf.io, specification 0.1.0); `inconclusive` is its status `other`. */
export function toCtrf(verdict: Verdict): object {
  const start = Date.parse(verdict.startedAt);
  const tests = [...verdict.checks.map(testOf), ...standIn(verdict)];
  const of = (status: string) => tests.filter((test) => test.status === status).length;
  return {
    reportFormat: 'CTRF',
    specVersion: '0.1.0',
    timestamp: new Date(start + verdict.durationMs).toISOString(),
    generatedBy: 'shakedown',
    results: {
      tool: { name: 'shakedown' },
      summary: {
        tests: tests.length,
        passed: of('passed'),
        failed: of('failed'),
        skipped: of('skipped'),
        pending: 0,
        other: of('other'),
        suites: Object.keys(verdict.suites).length,
        start,
        stop: start + Math.round(verdict.durationMs),
        duration: Math.round(verdict.durationMs),
      },
      tests,
      environment: {
        reportName: `shakedown ${verdict.plan}`,
        appName: verdict.environment.system,
        testEnvironment: verdict.environment.driver,
        ...(verdict.environment.commit === undefined ? {} : { commit: verdict.environment.commit }),
        healthy: verdict.verdict === 'pass',
        extra: verdict.environment,
      },
      extra: {
        run: verdict.run,
        plan: verdict.plan,
        seed: verdict.seed,
        verdict: verdict.verdict,
        reason: verdict.reason,
        residue: verdict.residue,
      },
    },
  };
}

type Test = {
  readonly name: string;
  readonly status: string;
  readonly duration: number;
  readonly [key: string]: unknown;
};

function testOf(check: CheckResult): Test {
  const start = Date.parse(check.startedAt);
  const trace = check.evidence.flatMap((each) => ('text' in each ? [`${each.title}\n${plainText(each.text)}`] : []));
  const attachments = check.evidence.flatMap((each) => ('path' in each ? [attachmentOf(each)] : []));
  return {
    name: check.title || check.id,
    status: statuses[check.verdict],
    rawStatus: check.verdict,
    duration: Math.round(check.durationMs),
    start,
    stop: start + Math.round(check.durationMs),
    suite: [check.suite],
    ...(check.reason ? { message: plainText(check.reason) } : {}),
    ...(trace.length > 0 && check.verdict !== 'pass' ? { trace: trace.join('\n\n') } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    extra: { id: check.id, repeat: check.repeat, evidence: check.evidence },
  };
}

/** A run can be less than its checks (nothing ran, something was left behind); readers that see only tests must too. */
function standIn(verdict: Verdict): Test[] {
  const { fail, inconclusive } = count(verdict.checks);
  if (verdict.verdict === 'pass' || fail + inconclusive > 0) return [];
  return [
    {
      name: 'The run comes to a verdict and leaves nothing behind',
      status: statuses[verdict.verdict],
      rawStatus: verdict.verdict,
      duration: 0,
      message: verdict.reason,
    },
  ];
}

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.har': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.html': 'text/html',
  '.zip': 'application/zip',
  '.webm': 'video/webm',
};

const attachmentOf = ({ title, path, kind }: Evidence & { readonly path: string }) => ({
  name: title,
  contentType: types[extname(path).toLowerCase()] ?? 'text/plain',
  path,
  extra: { kind },
});
