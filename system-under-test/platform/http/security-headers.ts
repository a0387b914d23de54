import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

/** An answer that is not a page runs nothing and is framed by nobody, even when a browser is led to it. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Helmet's headers on every answer. Pages bring their own Content-Security-Policy, since each knows what it runs, and HSTS
 * belongs to whoever ends TLS.
 */
export function securityHeaders(): Middleware {
  const headers = helmet({ contentSecurityPolicy: false, strictTransportSecurity: false });
  return (ctx, next) =>
    headers(ctx, async () => {
      await next();
      if (!ctx.response.is('html') && !ctx.response.get('Content-Security-Policy'))
        ctx.set('Content-Security-Policy', DATA_POLICY);
      if (ctx.response.is('json') && !ctx.response.get('Cache-Control')) ctx.set('Cache-Control', 'no-store');
    });
}
