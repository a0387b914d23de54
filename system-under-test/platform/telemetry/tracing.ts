import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { maskSpans } from './mask-spans.ts';

export interface Tracing {
  /** Sends what has not been sent yet. */
  stop(): Promise<void>;
}

/**
 * Starts tracing for this process: W3C trace context and baggage always travel, spans are exported only when there is an
 * OTLP/HTTP `endpoint` (the base address, without `/v1/traces`).
 */
export async function startTracing(service: string, endpoint: string | undefined): Promise<Tracing> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: endpoint ? [maskSpans(), await exportTo(endpoint)] : [],
  });
  provider.register();
  return { stop: () => provider.shutdown() };
}

async function exportTo(endpoint: string): Promise<SpanProcessor> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: 2_000 });
  // A test waits for the spans of the request it just made, so they leave soon rather than in large batches.
  return new BatchSpanProcessor(exporter, {
    scheduledDelayMillis: 200,
    maxQueueSize: 20_000,
    exportTimeoutMillis: 2_500,
  });
}
