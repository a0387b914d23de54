import type { Middleware } from 'koa';
import { HttpError } from '../../platform/http/index.ts';

/** How the work ended; `work` itself may still be under way. */
type Ended = { readonly status: number; readonly body: unknown } | { readonly refused: HttpError };

interface Work {
  readonly fingerprint: string;
  /** Undefined when it broke, so that the key may be used again. */
  readonly ended: Promise<Ended | undefined>;
}

/** Answers a repeated `Idempotency-Key` as it answered the first time, and refuses the key for another request. */
export function idempotent(): Middleware {
  const works = new Map<string, Work>();

  return async (ctx, next) => {
    const key = ctx.get('Idempotency-Key');
    if (!key) throw new HttpError(400, 'idempotency-key-missing', 'The header Idempotency-Key is required');

    const fingerprint = JSON.stringify([ctx.method, ctx.path, ctx.request.body]);
    const earlier = works.get(key);
    if (earlier && earlier.fingerprint !== fingerprint)
      throw new HttpError(409, 'idempotency-key-reused', 'This Idempotency-Key came with another request before');
    const ended = await earlier?.ended;
    if (ended) {
      ctx.set('Idempotent-Replayed', 'true');
      if ('refused' in ended) throw ended.refused;
      ctx.status = ended.status;
      ctx.body = ended.body;
      return;
    }

    const { promise, resolve } = Promise.withResolvers<Ended | undefined>();
    works.set(key, { fingerprint, ended: promise });
    try {
      await next();
      resolve({ status: ctx.status, body: structuredClone(ctx.body) });
    } catch (error) {
      const isAnswer = error instanceof HttpError && error.status !== 400;
      resolve(isAnswer ? { refused: error } : undefined);
      if (!isAnswer) works.delete(key);
      throw error;
    }
  };
}
