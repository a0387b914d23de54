import type { SpanRecord } from '../../harness/telemetry/index.ts';

/** A statement that a service sent to Postgres. */
export interface Statement {
  readonly service: string;
  /** With placeholders, as the service wrote it. */
  readonly text: string;
  readonly times: number;
  /** A trace it is part of. */
  readonly traceId: string;
}

const POSTGRES: ReadonlySet<unknown> = new Set(['postgresql', 'postgres']);

/** The different statements of these spans, by service. */
export function statementsOf(spans: readonly SpanRecord[]): Statement[] {
  const found = new Map<string, Statement>();
  for (const { service, traceId, attributes } of spans) {
    const text = attributes['db.query.text'] ?? attributes['db.statement'];
    if (typeof text !== 'string' || !POSTGRES.has(attributes['db.system.name'] ?? attributes['db.system'])) continue;
    const key = `${service} ${text}`;
    found.set(key, { service, text, times: (found.get(key)?.times ?? 0) + 1, traceId });
  }
  return [...found.values()];
}
