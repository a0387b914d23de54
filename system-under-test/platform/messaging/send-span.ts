import { context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { OutgoingMessage } from '../kafka/index.ts';
import { extractContext } from '../telemetry/index.ts';
import type { OutboxRow } from './outbox-row.ts';

const tracer = trace.getTracer('platform');

/** Sends a batch with one span per message, each in the trace of the work that wrote the event. */
export async function inSendSpans(
  rows: readonly OutboxRow[],
  toMessage: (row: OutboxRow) => OutgoingMessage,
  send: (messages: OutgoingMessage[]) => Promise<void>,
): Promise<void> {
  const spans: Span[] = [];
  const messages = rows.map((row) => {
    const parent = extractContext(row.trace_context);
    const span = tracer.startSpan(
      `send ${row.topic}`,
      { kind: SpanKind.PRODUCER, attributes: attributesOf(row) },
      parent,
    );
    spans.push(span);
    return context.with(trace.setSpan(parent, span), () => toMessage(row));
  });
  try {
    await send(messages);
  } catch (error) {
    for (const span of spans) span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}

function attributesOf({ topic, envelope }: OutboxRow) {
  return {
    'messaging.system': 'kafka',
    'messaging.destination.name': topic,
    'messaging.operation.type': 'send',
    'messaging.message.id': envelope.id,
    'peer.service': 'kafka',
    'event.type': envelope.type,
  };
}
