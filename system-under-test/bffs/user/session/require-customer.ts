import type { Middleware } from 'koa';
import { HttpError } from '../../../platform/http/index.ts';
import type { Tokens } from './tokens.ts';

/** Lets a request with a valid token pass, and puts its customer into `ctx.state.customer`. */
export function requireCustomer(tokens: Tokens): Middleware {
  return async (ctx, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(ctx.get('Authorization')) ?? [];
    const customer = token && (await tokens.verify(token));
    if (!customer) {
      ctx.set('WWW-Authenticate', 'Bearer');
      throw new HttpError(401, 'unauthorized', 'A valid session token is required');
    }
    ctx.state.customer = customer;
    return next();
  };
}
