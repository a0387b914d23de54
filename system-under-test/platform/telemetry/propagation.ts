import { type Context, context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

/** Where trace context travels: HTTP headers, Kafka headers, or a stored row. */
export type Carrier = Record<string, string>;

/** Adds the active `traceparent` and `baggage` to `carrier`, and returns it. */
export function injectContext(carrier: Carrier = {}): Carrier {
  propagation.inject(context.active(), carrier);
  return carrier;
}

/** Reads back what {@link injectContext} wrote; a carrier without trace context gives an empty context. */
export function extractContext(carrier: Readonly<Record<string, unknown>>): Context {
  return propagation.extract(ROOT_CONTEXT, carrier);
}
