/** What the services say of themselves: an OTLP receiver, a store of spans, and questions to ask of a trace. */
export type { SpanRecord, SpanStore } from './span.ts';
