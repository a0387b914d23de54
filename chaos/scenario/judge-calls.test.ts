import { expect, test } from 'vitest';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import { span } from '../testing/spans.ts';
import { createFindings } from './findings.ts';
import { judgeCalls } from './judge-calls.ts';
import type { During } from './scenario.ts';

const edges = [{ id: 'order→payment', from: 'order', to: 'payment', port: 'http', env: 'X', proxy: 'order-payment' }];
const calls = (everyMs: number, given: Partial<SpanRecord> = {}): SpanRecord[] =>
  Array.from({ length: 6_000 / everyMs }, (_, at) =>
    span({
      service: 'order',
      startMs: at * everyMs,
      traceId: `t${at}`,
      status: 'error',
      attributes: { 'peer.service': 'payment' },
      ...given,
    }),
  );

function judged(during: During, spans: SpanRecord[], toMs = 6_000): string | undefined {
  const findings = createFindings();
  const system = { edges, definition: { name: 's', services: {}, entry: {} }, spans: { all: () => spans } };
  const trouble = () => ({ fromMs: 0, toMs });
  judgeCalls(during, { window: { fromMs: 0, toMs: 9_000 }, trouble }, system as unknown as RunningSystem, findings);
  return findings.outcome('fine').reason;
}
const edge = 'order→payment';

test('a callee that fails is called now and then, to see whether it is back', () => {
  expect(judged({ callsPerSecond: [{ edge, atMost: 2 }] }, calls(1_000))).toBe('fine');
});

test('a callee that fails is not called all the time', () => {
  expect(judged({ callsPerSecond: [{ edge, atMost: 2 }] }, calls(100))).toBe(
    'order→payment: 40 calls in 4.0 s to a callee that fails, and 2 a second are the most',
  );
});

test('what happens before a caller can know, and after the callee is back, does not count', () => {
  const early = calls(20).filter(({ startMs }) => startMs < 2_000);
  const late = calls(20, {}).map((each) => ({ ...each, startMs: each.startMs + 6_000 }));
  expect(judged({ callsPerSecond: [{ edge, atMost: 2 }] }, [...early, ...late])).toBe('fine');
});

test('faults that are too short to count calls prove nothing', () => {
  expect(judged({ callsPerSecond: [{ edge, atMost: 2 }] }, calls(100), 2_500)).toContain('too short to count calls');
});

test('a call that lasts too long and a trace with too many failed calls are told with their edge', () => {
  const slow = calls(1_000, { durationMs: 4_000 });
  expect(judged({ callsEndWithin: [{ edge, ms: 3_000 }] }, slow)).toMatch(/^order→payment: a call lasted 4000 ms/);
  const same = calls(500, { traceId: 'one' });
  expect(judged({ failedCallsPerTrace: [{ edge, atMost: 5 }] }, same)).toBe(
    'order→payment: 12 calls of one trace failed, and 5 are the most',
  );
});

test('silence is no proof', () => {
  expect(judged({ callsEndWithin: [{ edge, ms: 3_000 }] }, [])).toContain(
    'could not tell: order→payment: order sends no spans',
  );
});
