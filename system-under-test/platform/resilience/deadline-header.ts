import type { Middleware } from 'koa';
import { withDeadline } from './deadline.ts';

/** How many ms the caller will wait, counted from the arrival: time left and no moment, since clocks differ. */
export const DEADLINE_HEADER = 'request-deadline';

/** Whoever waits longer than that waits for nobody. */
const LONGEST_MS = 600_000;

/** Gives the request no more time than its caller will wait, and does not begin what nobody waits for any more. */
export function keepDeadline(): Middleware {
  return (ctx, next) => {
    const leftMs = readDeadline(ctx.get(DEADLINE_HEADER));
    if (leftMs === undefined) return next();
    if (leftMs > 0) return withDeadline(leftMs, next);
    ctx.status = 504;
    ctx.body = { error: { code: 'deadline-exceeded', message: 'The caller does not wait any more' } };
    return Promise.resolve();
  };
}

/**
 * Where requests come in from outside, whose clients say nothing of how long they wait: all that one asks for has to come within
 * `ms`.
 */
export function answerWithin(ms: number): Middleware {
  return (_, next) => withDeadline(ms, next);
}

/** A value that nobody could have meant is no deadline: it must not fail a request that is fine without. */
function readDeadline(value: string): number | undefined {
  return /^\d{1,9}$/.test(value) ? Math.min(Number(value), LONGEST_MS) : undefined;
}
