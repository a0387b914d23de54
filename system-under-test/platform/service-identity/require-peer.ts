import type { Middleware } from 'koa';
import { peerOf } from './peer-of.ts';

/** Over an encrypted connection, lets only these services in. Plain connections are for the operators of the same machine. */
export function requirePeer(callers: readonly string[]): Middleware {
  return async (ctx, next) => {
    const peer = peerOf(ctx.req);
    if (peer === undefined || callers.includes(peer)) return next();
    ctx.status = 403;
    ctx.body = { error: { code: 'caller-not-allowed', message: `${peer} has no business here` } };
  };
}
