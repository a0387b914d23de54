import type { Middleware } from 'koa';
import type { Metrics } from './metrics.ts';

/** `GET /metrics`, for Prometheus. */
export function metricsEndpoint(metrics: Metrics): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/metrics' || ctx.method !== 'GET') return next();
    ctx.type = 'text/plain; version=0.0.4; charset=utf-8';
    ctx.body = await metrics.expose();
  };
}
