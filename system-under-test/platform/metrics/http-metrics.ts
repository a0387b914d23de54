import type { Middleware } from 'koa';
import type { Metrics } from './metrics.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export interface HttpMetrics {
  /** Counts and times the requests by route. */
  readonly middleware: Middleware;
  /** A request was refused because too many were under way. */
  shed(): void;
}

/** Rate, errors and duration of what the server is asked, by route and never by address: addresses are without number. */
export function httpMetrics(metrics: Metrics): HttpMetrics {
  const took = metrics.durations({
    name: 'http_server_request_duration_seconds',
    help: 'How long requests took to answer',
    labels: ['method', 'route', 'status'],
  });
  const underWay = metrics.gauge({ name: 'http_server_active_requests', help: 'Requests under way', labels: [] });
  const shed = metrics.counter({
    name: 'http_server_requests_shed_total',
    help: 'Requests refused because too many were under way',
    labels: [],
  });
  let active = 0;
  underWay({}, 0);

  return {
    shed: () => shed({}),
    async middleware(ctx, next) {
      const began = performance.now();
      underWay({}, ++active);
      try {
        await next();
      } finally {
        underWay({}, --active);
        const method = METHODS.has(ctx.method) ? ctx.method : 'other';
        const matched = (ctx as { _matchedRoute?: unknown })._matchedRoute;
        const route = typeof matched === 'string' ? matched : 'none';
        took({ method, route, status: String(ctx.status) }, (performance.now() - began) / 1_000);
      }
    },
  };
}
