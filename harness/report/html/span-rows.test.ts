import { expect, it } from 'vitest';
import type { SpanRecord } from '../../telemetry/index.ts';
import { arrangeSpans } from './span-rows.ts';

const span = (spanId: string, parentSpanId: string | undefined, startMs: number): SpanRecord => ({
  traceId: 't',
  spanId,
  parentSpanId,
  service: 'order',
  name: spanId,
  kind: 'internal',
  startMs,
  durationMs: 1,
  status: 'unset',
  attributes: {},
});
const drawn = (...spans: SpanRecord[]) =>
  arrangeSpans(spans).map(
    ({ span: { spanId }, depth, orphan }) => `${'  '.repeat(depth)}${spanId}${orphan ? ' (orphan)' : ''}`,
  );

it('puts every span below its parent, siblings by start', () => {
  expect(
    drawn(span('late', 'root', 9), span('leaf', 'early', 5), span('root', undefined, 0), span('early', 'root', 1)),
  ).toEqual(['root', '  early', '    leaf', '  late']);
});

it('keeps spans whose parent did not arrive, and says so', () => {
  expect(drawn(span('root', undefined, 0), span('alone', 'lost', 3), span('below', 'alone', 4))).toEqual([
    'root',
    'alone (orphan)',
    '  below',
  ]);
});

it('draws every span once, whatever the data', () => {
  expect(drawn(span('a', 'b', 0), span('b', 'a', 1), span('self', 'self', 2), span('self', 'self', 2))).toEqual([
    'a',
    '  b',
    'self',
  ]);
});
