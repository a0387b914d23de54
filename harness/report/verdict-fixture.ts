import { type CheckResult, count, fold, type Verdict } from '../check/index.ts';

/** For tests: a check `chaos/payment-slow`, passed unless it is said otherwise. */
export function checkFixture(id: string, over: Partial<CheckResult> = {}): CheckResult {
  const suite = id.split('/')[0] as CheckResult['suite'];
  return {
    id,
    title: `Title of ${id}`,
    suite,
    verdict: 'pass',
    reason: '',
    startedAt: '2025-11-22T20:00:10.000Z',
    durationMs: 1500,
    evidence: [],
    repeat: `npx shakedown gate --plan pr --seed 7 --only ${id}`,
    ...over,
  };
}

/** For tests: the verdict that these checks fold into. */
export function verdictFixture(checks: readonly CheckResult[], over: Partial<Verdict> = {}): Verdict {
  const residue = over.residue ?? [];
  const suites = Map.groupBy(checks, (check) => check.suite);
  return {
    schema: 'https://shakedown.dev/schema/verdict-1.json',
    run: '20251122-200000-k3f9',
    plan: 'pr',
    seed: 7,
    startedAt: '2025-11-22T20:00:00.000Z',
    durationMs: 83_400,
    ...fold(checks, residue),
    checks,
    suites: Object.fromEntries([...suites].map(([name, own]) => [name, count(own)])),
    residue,
    environment: {
      system: 'shop',
      driver: 'embedded',
      node: 'v24.21.0',
      os: 'Linux 6.1 x64',
      cpus: 2,
      readyAfterMs: 8640,
      memoryBytes: 1_480_000_000,
      tools: { k6: '1.8.1' },
      commit: 'b7736e5',
    },
    ...over,
  };
}

/** For tests: a verdict with a check of every outcome. */
export const mixed = verdictFixture([
  checkFixture('load/browse'),
  checkFixture('chaos/payment-slow', {
    verdict: 'fail',
    reason: 'order→payment: 503\nsecond line',
    evidence: [
      { kind: 'text', title: 'answer', text: '\u001b[31mred\u001b[0m \u0000 & <b> ]]>' },
      { kind: 'screenshot', title: 'the page', path: 'evidence/chaos/payment-slow/page.png' },
    ],
  }),
  checkFixture('chaos/kafka-away', { verdict: 'inconclusive', reason: 'order→kafka: too few' }),
  checkFixture('chaos/reset', { verdict: 'skipped', reason: 'not in plan pr' }),
]);
/** For tests: every check passed, and yet the run did not. */
export const dirty = verdictFixture([checkFixture('load/browse')], { residue: ['process 4711 (order)'] });
/** For tests: nothing ran. */
export const empty = verdictFixture([]);
