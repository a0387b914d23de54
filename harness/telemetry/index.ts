/** What the services say of themselves: an OTLP receiver, a store of spans, and questions to ask of a trace. */
export { arrivedSpans } from './arrived-spans.ts';
export type { OtlpReceiver, OtlpReceiverOptions } from './otlp-receiver.ts';
export { startOtlpReceiver } from './otlp-receiver.ts';
export type { RepeatedStatement } from './repeated-statements.ts';
export { repeatedStatements } from './repeated-statements.ts';
export type { SelfTime } from './self-times.ts';
export { selfTimes } from './self-times.ts';
export type { SeenEdge } from './service-edges.ts';
export { missingEdges, peerCalls, reportingServices, serviceEdges } from './service-edges.ts';
export type { SpanEvent, SpanRecord, SpanStore } from './span.ts';
export { routeOf } from './span-index.ts';
export type { CappedSpanStore } from './span-store.ts';
export { createSpanStore } from './span-store.ts';
