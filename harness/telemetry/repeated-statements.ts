import type { SpanRecord } from './span.ts';
import { indexSpans, routeOf, type SpanIndex } from './span-index.ts';

/** A statement that one kind of request sends again and again. */
export interface RepeatedStatement {
  readonly service: string;
  /** The request that sends it: `GET /orders`. */
  readonly route: string;
  readonly statement: string;
  /** Most times within one request. */
  readonly times: number;
  /** Milliseconds these took together in that request. */
  readonly totalMs: number;
  /** How many requests repeat it. */
  readonly requests: number;
  /** The trace of the request with the most. */
  readonly traceId: string;
}

/**
 * The N+1 pattern as performance monitors define it: the same `db.query.text` sent more than `moreThan` times below one
 * server or consumer span of the same service. The default is that of Sentry, five spans
 * (docs.sentry.io/product/issues/issue-details/performance-issues/n-one-queries). Two of its conditions are left out:
 * the least time taken, because a test's database is faster than production's (read `totalMs`), and that the statements
 * do not overlap, because a loop run in parallel costs the database as much. Most times first.
 *
 * Statements must come as spans with their parameters left out (`where id = $1`). Transaction control (`begin`,
 * `commit`) is not counted.
 */
export function repeatedStatements(
  spans: readonly SpanRecord[],
  { moreThan = 5 }: { readonly moreThan?: number } = {},
): RepeatedStatement[] {
  const index = indexSpans(spans);
  const perRequest = new Map<SpanRecord, Map<string, SpanRecord[]>>();
  for (const span of index.spans) {
    const statement = statementOf(span);
    const request = statement === undefined ? undefined : requestOf(span, index);
    if (statement === undefined || request === undefined) continue;
    const statements = perRequest.get(request) ?? new Map<string, SpanRecord[]>();
    perRequest.set(request, statements.set(statement, [...(statements.get(statement) ?? []), span]));
  }
  const found = new Map<string, RepeatedStatement>();
  for (const [request, statements] of perRequest) {
    for (const [statement, sent] of statements) {
      const times = sent.length;
      if (times <= moreThan) continue;
      const { service, traceId } = request;
      const route = routeOf(request);
      const key = JSON.stringify([service, route, statement]);
      const earlier = found.get(key);
      const requests = (earlier?.requests ?? 0) + 1;
      const totalMs = sent.reduce((sum, each) => sum + each.durationMs, 0);
      if (earlier !== undefined && earlier.times >= times) found.set(key, { ...earlier, requests });
      else found.set(key, { service, route, statement, times, totalMs, requests, traceId });
    }
  }
  return [...found.values()].sort((one, other) => other.times - one.times);
}

const transactionControl = /^(begin|start transaction|commit|rollback|savepoint|release)\b/i;

function statementOf({ attributes }: SpanRecord): string | undefined {
  const text = attributes['db.query.text'] ?? attributes['db.statement'];
  if (typeof text !== 'string') return undefined;
  const statement = text.replace(/\s+/g, ' ').trim();
  return statement === '' || transactionControl.test(statement) ? undefined : statement;
}

/** The nearest server or consumer span above, of the same service. */
function requestOf(span: SpanRecord, index: SpanIndex): SpanRecord | undefined {
  const seen = new Set<SpanRecord>();
  for (let above = index.parent(span); above !== undefined && !seen.has(above); above = index.parent(above)) {
    if (above.service !== span.service) return undefined;
    if (above.kind === 'server' || above.kind === 'consumer') return above;
    seen.add(above);
  }
  return undefined;
}
