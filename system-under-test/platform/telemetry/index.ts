/** Traces, baggage and logs: what a service tells about itself. */
export { createLog, type Log } from './log.ts';
export { type Carrier, extractContext, injectContext } from './propagation.ts';
export { inClientSpan, inSpan, type SpanDescription } from './spans.ts';
export { isSynthetic } from './synthetic.ts';
export { startTracing, type Tracing } from './tracing.ts';
