import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { expect, test } from 'vitest';
import { maskSpans } from './mask-spans.ts';

test('masks the secrets of attributes, events and status before anybody else sees the span', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [maskSpans(), new SimpleSpanProcessor(exporter)] });
  const span = provider.getTracer('test').startSpan('charge');
  span.setAttributes({
    'charge.note': 'card 4111 1111 1111 1111',
    'charge.pan': 4111111111111111,
    'http.request.header.authorization': ['Bearer x'],
    'charge.cards': ['5555555555554444'],
    'charge.amount': 4900,
  });
  span.recordException(new Error('no card 4111111111111111'));
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'no card 4111111111111111' });
  span.end();

  const [told] = exporter.getFinishedSpans();
  expect(told?.attributes).toEqual({
    'charge.note': 'card [card number]',
    'charge.pan': '[masked]',
    'http.request.header.authorization': '[masked]',
    'charge.cards': ['[card number]'],
    'charge.amount': 4900,
  });
  expect(told?.status.message).toBe('no card [card number]');
  expect(JSON.stringify(told?.events)).not.toContain('4111111111111111');
  expect(JSON.stringify(told?.events)).toContain('[card number]');
});
