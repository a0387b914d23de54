import { z } from 'zod';

const ms = z.number().positive();
const count = z.int().min(0);

/** All that one edge does about a callee that is slow, failing or away. */
export const edgePolicy = z.strictObject({
  /** How long one try may take, in ms, answer included. */
  timeoutMs: ms,
  /** How often a call that is safe to repeat is repeated. */
  retries: count.default(0),
  /** How long to wait before a retry, in ms; doubled with each failure, with jitter. */
  backoff: z
    .strictObject({ firstMs: z.number().min(0), maxMs: z.number().min(0) })
    .default({ firstMs: 50, maxMs: 400 }),
  /** How many retries a hundred calls may cause within ten seconds, and how many are allowed in any case. */
  retryBudget: z.strictObject({ percent: count, floor: count }).default({ percent: 20, floor: 10 }),
  /** A callee that asks for a longer pause than that, in ms, is given up on at once, even by those without a deadline. */
  longestPauseMs: ms.default(5_000),
  /** Stop asking after so many failures in a row, and try one call again after so many ms; never by default. */
  breaker: z.strictObject({ failures: z.int().positive(), halfOpenAfterMs: ms }).optional(),
  /** How many calls may be under way at once; no limit by default. */
  concurrency: z.int().positive().optional(),
  /** How many more may wait for a place, for no longer than the timeout. */
  queue: count.default(0),
});

/** What a caller of `createEdge` says; the rest is filled in. */
export type EdgePolicyInput = z.input<typeof edgePolicy>;
export type EdgePolicy = z.output<typeof edgePolicy>;
