import { trace } from '@opentelemetry/api';
import type { Middleware } from 'koa';
import type { Log } from '../telemetry/index.ts';
import { errorResponse } from './error-response.ts';
import { HttpError } from './http-error.ts';

/** Turns a thrown error into the answer the caller sees, and logs those that are ours. */
export function answerErrors(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.body == null) throwUnserved(ctx.status);
    } catch (error) {
      const { status, body } = errorResponse(error);
      if (status >= 500) {
        log.error({ error, method: ctx.method, path: ctx.path, status }, 'request failed');
        if (error instanceof Error) trace.getActiveSpan()?.recordException(error);
      }
      ctx.status = status;
      ctx.body = body;
    }
  };
}

/** The router says with a bare status that it has no such route. */
function throwUnserved(status: number): void {
  if (status === 404) throw new HttpError(404, 'not-found', 'There is nothing at this address');
  if (status === 405 || status === 501)
    throw new HttpError(status, 'method-not-allowed', 'This address does not take this method');
}
