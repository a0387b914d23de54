import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Middleware } from 'koa';
import { extractContext, inSpan } from '../telemetry/index.ts';

/** One server span per request, the child of the caller's span, named after the route and never after the address. */
export function serverSpan(): Middleware {
  return (ctx, next) =>
    inSpan(
      {
        name: ctx.method,
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': ctx.method, 'url.path': ctx.path },
        parent: extractContext(ctx.headers),
      },
      async (span) => {
        await next();
        const route = (ctx as { _matchedRoute?: unknown })._matchedRoute;
        if (typeof route === 'string') span.updateName(`${ctx.method} ${route}`).setAttribute('http.route', route);
        span.setAttribute('http.response.status_code', ctx.status);
        if (ctx.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      },
    );
}
