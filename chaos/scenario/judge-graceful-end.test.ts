import { expect, test } from 'vitest';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import { span } from '../testing/spans.ts';
import { createFindings } from './findings.ts';
import { judgeGracefulEnd } from './judge-graceful-end.ts';

const edges = [
  { id: 'bff→order', from: 'bff', to: 'order', port: 'http', env: 'ORDER_URL', proxy: 'bff-order' },
  { id: 'bff→product', from: 'bff', to: 'product', port: 'http', env: 'PRODUCT_URL', proxy: 'bff-product' },
];
const call = (startMs: number, durationMs: number, status?: number, to = 'order'): SpanRecord =>
  span({
    service: 'bff',
    startMs,
    durationMs,
    status: status === undefined ? 'error' : 'unset',
    attributes: { 'peer.service': to, ...(status !== undefined && { 'http.response.status_code': status }) },
  });

const judged = (...spans: SpanRecord[]) => judgedAfter(50, ...spans);

function judgedAfter(tookMs: number, ...spans: SpanRecord[]): string | undefined {
  const findings = createFindings();
  const system = { edges, definition: { name: 's', services: {}, entry: {} }, spans: { all: () => spans } };
  judgeGracefulEnd('order', { begunMs: 1_000, fromMs: 1_000 + tookMs }, system as unknown as RunningSystem, findings);
  return findings.outcome('it finished what it had begun').reason;
}

test('every call that was under way has got an answer, even if it was a refusal', () => {
  expect(judged(call(900, 300, 202), call(950, 100, 503))).toBe('it finished what it had begun');
});

test('a call that was under way and got no answer was dropped', () => {
  expect(judged(call(900, 300, 202), call(950, 60))).toBe(
    'bff→order: 1 of 2 calls that were under way when order was told to end got no answer',
  );
});

test('what came later, and what others were asked, does not count', () => {
  expect(judged(call(900, 300, 200), call(1_100, 5), call(950, 200, undefined, 'product'))).toBe(
    'it finished what it had begun',
  );
});

test('an end that nobody could notice proves nothing', () => {
  expect(judged(call(100, 50, 200))).toContain('could not tell: order was told to end while nobody was asking it');
});

test('a service that does not end when it is told to holds every deployment up', () => {
  expect(judgedAfter(12_000, call(900, 300, 202))).toBe(
    'order took 12000 ms to end after it was told to, and 10000 ms are the most',
  );
});
