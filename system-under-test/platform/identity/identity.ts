import type { Middleware } from 'koa';
import type { Edge } from '../edges/index.ts';
import { HttpError } from '../http/index.ts';
import type { Service } from '../service/index.ts';
import { verifyAccessToken } from './access-token.ts';
import { authEdge, createAuthClient } from './auth-client.ts';
import { bearerToken } from './bearer-token.ts';
import type { Caller, Role } from './caller.ts';
import { createKeyCache } from './key-cache.ts';
import { createRevocationList } from './revocation-list.ts';

export interface IdentityOptions {
  /** The way to auth, or its address. */
  readonly auth: Edge | string;
  /** In ms since 1970; ages the keys and the list of revoked sessions. Injected by tests. */
  readonly now?: () => number;
}

export interface Identity {
  /**
   * Lets a request with a valid token pass and puts its caller into `ctx.state.caller`, read with `callerOf(ctx)`. Without one
   * the answer is 401; 403 when the caller has none of `roles`. No roles: any caller will do.
   */
  requireCaller(...roles: readonly Role[]): Middleware;
}

const POLL_REVOCATIONS_EVERY_MS = 1_000;
const REST_AFTER_MS = 30_000;

/**
 * Tells a service who its callers are, and makes it ready once it can: no request needs auth after that.
 *
 * @example
 * const identity = createIdentity(service, { auth: service.environment.AUTH_URL });
 * router.get('/api/orders', identity.requireCaller(), (ctx) => listOrders(callerOf(ctx).id));
 * router.use('/admin/api', identity.requireCaller('admin'));
 */
export function createIdentity(service: Service, { auth, now = Date.now }: IdentityOptions): Identity {
  const client = createAuthClient(typeof auth === 'string' ? authEdge(service, auth) : auth);
  const keys = createKeyCache(client.keys, now);
  const revocations = createRevocationList(service, {
    fetchList: client.revokedSessions,
    pollEveryMs: POLL_REVOCATIONS_EVERY_MS,
    restAfterMs: REST_AFTER_MS,
    now,
  });
  service.readiness.add('identity', async () => {
    await Promise.all([keys.load(), revocations.load()]);
  });

  async function identify(token: string): Promise<Caller | undefined> {
    const caller = await verifyAccessToken(token, keys.find);
    if (!caller || (await revocations.isRevoked(caller.sessionId))) return undefined;
    return caller;
  }

  return {
    requireCaller(...roles) {
      return async (ctx, next) => {
        const token = bearerToken(ctx.get('Authorization'));
        const caller = token && (await identify(token));
        if (!caller) {
          ctx.set('WWW-Authenticate', 'Bearer');
          throw new HttpError(401, 'unauthorized', 'A valid access token is required');
        }
        if (roles.length > 0 && !roles.includes(caller.role)) {
          throw new HttpError(403, 'forbidden', `This is not for the role ${caller.role}`);
        }
        ctx.state.caller = caller;
        return next();
      };
    },
  };
}
