import type { Attributes, AttributeValue } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { isSecretName, MASK, maskSecrets } from './mask.ts';

/** Masks the secrets of each span that ends, before the processors behind it see the span. */
export function maskSpans(): SpanProcessor {
  return {
    onStart: () => {},
    onEnd: maskSpan,
    forceFlush: async () => {},
    shutdown: async () => {},
  };
}

function maskSpan({ attributes, events, links, status }: ReadableSpan): void {
  maskAttributes(attributes);
  for (const event of events) if (event.attributes) maskAttributes(event.attributes);
  for (const link of links) if (link.attributes) maskAttributes(link.attributes);
  if (status.message !== undefined) status.message = maskSecrets(status.message);
}

function maskAttributes(attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) attributes[name] = isSecretName(name) ? MASK : maskValue(value);
}

function maskValue(value: AttributeValue): AttributeValue {
  if (typeof value === 'string') return maskSecrets(value);
  if (typeof value === 'number') return maskSecrets(String(value)) === String(value) ? value : MASK;
  if (!Array.isArray(value)) return value;
  return value.map((each) => (typeof each === 'string' ? maskSecrets(each) : each)) as AttributeValue;
}
