import type { Middleware } from 'koa';

export interface ShedLoadOptions {
  /** How many requests may be under way at once. */
  readonly limit: number;
  /** Is told of each request that was refused. */
  readonly onShed?: () => void;
}

const RETRY_AFTER_S = 1;

/**
 * Refuses what is too much, at once and cheaply, so that the rest is answered in time: a server that takes everything ends up
 * answering nobody. Stands behind health and metrics, which have to be answered above all when there is too much.
 */
export function shedLoad({ limit, onShed }: ShedLoadOptions): Middleware {
  let underWay = 0;
  return async (ctx, next) => {
    if (underWay >= limit) {
      onShed?.();
      ctx.status = 503;
      ctx.set('Retry-After', String(RETRY_AFTER_S));
      ctx.body = { error: { code: 'overloaded', message: 'Too many requests are under way, try again in a moment' } };
      return;
    }
    underWay += 1;
    try {
      await next();
    } finally {
      underWay -= 1;
    }
  };
}
