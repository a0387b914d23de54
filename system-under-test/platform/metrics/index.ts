/** What a process tells of itself in numbers, at `GET /metrics`; the one room that knows prom-client. */
export { cacheMetrics } from './cache-metrics.ts';
export { type ConsumerMetrics, consumerMetrics } from './consumer-metrics.ts';
export { type HttpMetrics, httpMetrics } from './http-metrics.ts';
export { createMetrics, type MetricDescription, type Metrics, type Note, processMetrics } from './metrics.ts';
export { metricsEndpoint } from './metrics-endpoint.ts';
export { outboxMetrics } from './outbox-metrics.ts';
export { observeProcess } from './process-figures.ts';
export { sagaMetrics } from './saga-metrics.ts';
