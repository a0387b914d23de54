import { HttpError } from '../../../platform/http/index.ts';
import { bearerToken, type Caller, type Identity } from '../../../platform/identity/index.ts';

/** Takes the names of `callers` for their tokens: `Authorization: Bearer zoe` is the caller `zoe`. */
export function identityOf(callers: Readonly<Record<string, Caller>>): Identity {
  return {
    requireCaller:
      (...roles) =>
      async (ctx, next) => {
        const caller = callers[bearerToken(ctx.get('Authorization')) ?? ''];
        if (!caller) throw new HttpError(401, 'unauthorized', 'A valid access token is required');
        if (roles.length > 0 && !roles.includes(caller.role))
          throw new HttpError(403, 'forbidden', 'Not for this role');
        ctx.state.caller = caller;
        return next();
      },
  };
}
