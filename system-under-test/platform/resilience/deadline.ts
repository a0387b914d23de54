import { AsyncLocalStorage } from 'node:async_hooks';

/** Moments on this process's own clock, which nobody sets: a deadline never travels as a moment, only as time left. */
const deadlines = new AsyncLocalStorage<number>();

/** How many ms the present work has left; `Infinity` when nobody waits for it. Zero or less: its caller has gone. */
export function timeLeft(): number {
  const deadline = deadlines.getStore();
  return deadline === undefined ? Number.POSITIVE_INFINITY : deadline - performance.now();
}

/**
 * Runs `work` such that all it waits for has to come within `ms`. A deadline can only be drawn nearer by work within it.
 *
 * @example
 * await withDeadline(800, () => showOrder(id)); // every edge that showOrder asks gives up in time
 */
export function withDeadline<T>(ms: number, work: () => T): T {
  return deadlines.run(performance.now() + Math.min(ms, timeLeft()), work);
}

/** Runs work that outlives the request that happened to start it, such as a read that fills a cache for everybody. */
export function withoutDeadline<T>(work: () => T): T {
  return deadlines.exit(work);
}
