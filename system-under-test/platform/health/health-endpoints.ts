import type { Middleware } from 'koa';
import type { Readiness } from './readiness.ts';

/** Where the server is in its life. Ready means `serving` and every part up. */
export type ServerState = 'starting' | 'serving' | 'stopping';

/** `GET /health/live`: the process runs. `GET /health/ready`: it can do its work now; else 503 with the part that is down. */
export function healthEndpoints(readiness: Readiness, state: () => ServerState): Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/health/live') {
      ctx.body = { live: true };
      return;
    }
    if (ctx.path !== '/health/ready') return next();
    const report = await readiness.ask();
    const ready = report.ready && state() === 'serving';
    ctx.status = ready ? 200 : 503;
    ctx.body = { ready, state: state(), checks: report.checks };
  };
}
