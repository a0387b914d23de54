import type { Context } from 'koa';
import { HttpError } from '../../../platform/http/index.ts';
import type { Caller } from '../../../platform/identity/index.ts';

/**
 * The key under which a write takes effect once. Callers choose their keys, so each gets a room of keys of their own: nobody
 * is answered with another's order.
 *
 * @throws {HttpError} 400 `idempotency-key-missing`
 */
export function idempotencyKeyOf(ctx: Pick<Context, 'get'>, caller: Pick<Caller, 'id'>): string {
  const key = ctx.get('Idempotency-Key');
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new HttpError(
      400,
      'idempotency-key-missing',
      'The header Idempotency-Key is required: 1 to 200 visible characters',
    );
  }
  return `${caller.id}:${key}`;
}
