import type { Context } from 'koa';
import { z } from 'zod';
import { callerOf } from '../../../platform/identity/index.ts';

/** For the declaration of a route that writes. Shorter than what services take, since the caller's id is put before it. */
export const keyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/, 'expected 1 to 100 visible characters')
    .meta({ description: 'Chosen by the caller, the same for every repetition of this request', example: '7f0c4c1e' }),
});

/**
 * The key under which a write takes effect once. Callers choose their keys, so each gets a room of keys of their own: nobody
 * is answered with another's order.
 */
export function callersKey(ctx: Pick<Context, 'state'>, headers: z.output<typeof keyHeaders>): string {
  return `${callerOf(ctx).id}:${headers['idempotency-key']}`;
}
