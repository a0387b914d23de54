import type { Middleware } from 'koa';
import { HttpError } from '../../platform/http/index.ts';

interface Answered {
  fingerprint: string;
  status: number;
  body: unknown;
}

/**
 * Answers a repeated `Idempotency-Key` as it answered the first time, and refuses the key for another request.
 * Works on one thread without waiting in between, so two requests with one key cannot pass each other.
 */
export function idempotent(): Middleware {
  const answers = new Map<string, Answered>();

  return async (ctx, next) => {
    const key = ctx.get('Idempotency-Key');
    if (!key) throw new HttpError(400, 'idempotency-key-missing', 'The header Idempotency-Key is required');

    const fingerprint = JSON.stringify([ctx.method, ctx.path, ctx.request.body]);
    const earlier = answers.get(key);
    if (earlier && earlier.fingerprint !== fingerprint) {
      throw new HttpError(409, 'idempotency-key-reused', 'This Idempotency-Key came with another request before');
    }
    if (!earlier) {
      await next();
      answers.set(key, { fingerprint, status: ctx.status, body: structuredClone(ctx.body) });
      return;
    }
    ctx.status = earlier.status;
    ctx.body = earlier.body;
    ctx.set('Idempotent-Replayed', 'true');
  };
}
