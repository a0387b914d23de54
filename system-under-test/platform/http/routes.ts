import type Koa from 'koa';
import type { Middleware } from 'koa';
import type { Router } from './router.ts';

/** What a service serves: a router, or middleware for the paths no router describes. */
export type Routes = Router | Middleware;

export function mount(app: Koa, routes: Routes): void {
  if (typeof routes === 'function') {
    app.use(routes);
    return;
  }
  app.use(routes.routes());
  app.use(routes.allowedMethods());
}
