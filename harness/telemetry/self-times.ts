import type { SpanRecord } from './span.ts';
import { indexSpans, routeOf, type SpanIndex } from './span-index.ts';

/** How long a service itself was busy with (or waiting inside) one kind of request. */
export interface SelfTime {
  readonly service: string;
  /** `GET /api/orders/:id`, `process orders`. */
  readonly route: string;
  /** One value per request in milliseconds, ascending. */
  readonly samplesMs: readonly number[];
  readonly medianMs: number;
  readonly totalMs: number;
}

/**
 * Per service and route, the part of each server or consumer span in which it waited for nobody else: its duration less
 * the union of the calls it made. A call is a client or producer span of its own, or, when that is missing, the server
 * span of the callee; internal spans are the service's own time, but the calls within them are not. Work that merely
 * follows from a message (a consumer span of another service) is not waited for. Children that stick out, by a skewed
 * clock or by outliving the request, count within the request alone. Largest total first.
 */
export function selfTimes(spans: readonly SpanRecord[]): SelfTime[] {
  const index = indexSpans(spans);
  const groups = new Map<string, { service: string; route: string; samplesMs: number[] }>();
  for (const span of index.spans) {
    if (span.kind !== 'server' && span.kind !== 'consumer') continue;
    const route = routeOf(span);
    const key = JSON.stringify([span.service, route]);
    const group = groups.get(key) ?? { service: span.service, route, samplesMs: [] };
    group.samplesMs.push(span.durationMs - covered(span, callsOf(span, index)));
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ service, route, samplesMs }) => {
      const sorted = samplesMs.sort((one, other) => one - other);
      return {
        service,
        route,
        samplesMs: sorted,
        medianMs: median(sorted),
        totalMs: sorted.reduce((sum, each) => sum + each, 0),
      };
    })
    .sort((one, other) => other.totalMs - one.totalMs);
}

function callsOf(root: SpanRecord, index: SpanIndex): SpanRecord[] {
  const calls: SpanRecord[] = [];
  const seen = new Set([root]);
  const open = [root];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    for (const child of index.children(span)) {
      if (seen.has(child)) continue;
      seen.add(child);
      if (child.service === root.service && child.kind === 'internal') open.push(child);
      else if (child.service === root.service ? child.kind !== 'consumer' : child.kind === 'server') calls.push(child);
    }
  }
  return calls;
}

/** Length of the union of the spans' times, within `whole`. */
function covered(whole: SpanRecord, parts: readonly SpanRecord[]): number {
  const end = whole.startMs + whole.durationMs;
  let reached = whole.startMs;
  let sum = 0;
  for (const part of parts.toSorted((one, other) => one.startMs - other.startMs)) {
    const from = Math.max(part.startMs, reached);
    const to = Math.min(part.startMs + part.durationMs, end);
    if (to <= from) continue;
    sum += to - from;
    reached = to;
  }
  return sum;
}

function median(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? upper) + upper) / 2;
}
