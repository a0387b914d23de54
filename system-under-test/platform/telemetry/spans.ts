import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

export interface SpanDescription {
  readonly name: string;
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** The context the span continues; the active one by default. */
  readonly parent?: Context;
}

const tracer = trace.getTracer('platform');

/** Runs `work` in a new active span, and ends the span with the work: a thrown error marks it failed and passes on. */
export async function inSpan<T>(description: SpanDescription, work: (span: Span) => Promise<T>): Promise<T> {
  const { name, kind = SpanKind.INTERNAL, attributes = {}, parent = context.active() } = description;
  const span = tracer.startSpan(name, { kind, attributes }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    span.recordException(error instanceof Error ? error : message);
    span.setStatus({ code: SpanStatusCode.ERROR, message });
    throw error;
  } finally {
    span.end();
  }
}

/**
 * Like {@link inSpan}, for a call to an outside part, but only inside a trace: polls and health checks, which serve
 * nobody's request, would otherwise fill the store with traces of one span.
 */
export async function inClientSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span?: Span) => Promise<T>,
): Promise<T> {
  if (!trace.getActiveSpan()) return work();
  return inSpan({ name, kind: SpanKind.CLIENT, attributes }, work);
}
