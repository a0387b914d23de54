import type { SpanRecord } from '../../harness/telemetry/index.ts';

/**
 * Where in a trace the trouble began, as its spans tell: the deepest failed call, `order→payment: connect ECONNREFUSED`. Undefined when
 * no span failed.
 */
export function whereItBroke(trace: readonly SpanRecord[]): string | undefined {
  const failed = trace.filter(({ status }) => status === 'error');
  const parents = new Set(failed.map(({ parentSpanId }) => parentSpanId));
  // Of the failed spans that have no failed child, the first is where it began.
  const [origin] = failed.filter(({ spanId }) => !parents.has(spanId)).sort((a, b) => a.startMs - b.startMs);
  if (!origin) return undefined;
  const { service, name, attributes, statusMessage } = origin;
  const peer =
    attributes['peer.service'] ??
    attributes['service.peer.name'] ??
    attributes['db.system.name'] ??
    attributes['messaging.system'];
  return `${peer ? `${service}→${peer}` : `${service}: ${name}`}${statusMessage ? `: ${statusMessage}` : ' failed'}`;
}
