import type { RunningSystem } from '../../harness/system/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';

/** A span of which a test says only what matters to it. */
export const span = (given: Partial<SpanRecord>): SpanRecord => ({
  traceId: 't',
  spanId: 's',
  parentSpanId: undefined,
  service: 'shop',
  name: 'span',
  kind: 'client',
  startMs: 0,
  durationMs: 1,
  status: 'unset',
  attributes: {},
  ...given,
});

/** A system of which nothing is asked. */
export const noSystem = {
  edges: [],
  services: [],
  spans: { all: () => [], trace: () => [], since: () => [], count: 0 },
} as unknown as RunningSystem;
