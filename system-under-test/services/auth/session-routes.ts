import { randomUUID } from 'node:crypto';
import { createRouter, HttpError, parseInput, type Router, type RouterContext } from '../../platform/http/index.ts';
import { bearerToken, verifyAccessToken } from '../../platform/identity/index.ts';
import type { Outbox } from '../../platform/messaging/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { type Account, checkLogin, register } from './accounts/index.ts';
import { issueToken } from './issue-token.ts';
import type { KeyRing } from './keys/index.ts';
import { guestInput, loginInput, refreshInput, registerInput } from './session-input.ts';
import { type OpenedSession, openSession, refreshSession, revokeSession } from './sessions/index.ts';

export interface SessionParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly keys: KeyRing;
}

/** `/auth/…`: how somebody becomes a caller, stays one, and stops being one. */
export function sessionRoutes({ database, outbox, keys }: SessionParts): Router {
  const router = createRouter();

  async function signedIn(account: Account, { sessionId, refreshToken }: OpenedSession) {
    const { id, name, email, role } = account;
    const token = await issueToken(keys, { id, name, email, role, sessionId });
    return { token, refreshToken, customer: { id, name, email, role } };
  }

  async function signIn(ctx: RouterContext, account: Account) {
    const opened = await openSession(database, account.id);
    if (!opened) throw unauthorized(ctx, 'This account has just been erased');
    return signedIn(account, opened);
  }

  router.post('/auth/guest', async (ctx) => {
    const { name, email } = parseInput(guestInput, ctx.request.body);
    const customer = { id: randomUUID(), name, email, role: 'guest' as const };
    ctx.body = { token: await issueToken(keys, { ...customer, sessionId: randomUUID() }), customer };
    ctx.status = 201;
  });

  router.post('/auth/register', async (ctx) => {
    const registration = parseInput(registerInput, ctx.request.body);
    const account = await register({ database, outbox }, registration, ctx.get('Idempotency-Key') || undefined);
    if (!account) throw new HttpError(409, 'email-taken', 'There is an account with this email', 'email');
    ctx.body = await signIn(ctx, account);
    ctx.status = 201;
  });

  router.post('/auth/login', async (ctx) => {
    const { email, password } = parseInput(loginInput, ctx.request.body);
    const outcome = await checkLogin(database, email, password);
    if (outcome.kind === 'blocked') {
      ctx.set('Retry-After', String(outcome.forSeconds));
      throw new HttpError(429, 'too-many-attempts', `Try again in ${outcome.forSeconds} s`);
    }
    if (outcome.kind === 'refused') throw unauthorized(ctx, 'The email or the password is wrong');
    ctx.body = await signIn(ctx, outcome.account);
  });

  router.post('/auth/refresh', async (ctx) => {
    const { refreshToken } = parseInput(refreshInput, ctx.request.body);
    const refreshed = await refreshSession(database, refreshToken);
    if (!refreshed) throw unauthorized(ctx, 'This refresh token is not good any more');
    ctx.body = await signedIn(refreshed.account, refreshed.opened);
  });

  router.post('/auth/logout', async (ctx) => {
    const token = bearerToken(ctx.get('Authorization'));
    const caller = token && (await verifyAccessToken(token, keys.find));
    if (!caller) throw unauthorized(ctx, 'A valid access token is required');
    await database.transaction((transaction) => revokeSession(transaction, caller.sessionId));
    ctx.status = 204;
  });

  return router;
}

function unauthorized(ctx: RouterContext, message: string): HttpError {
  ctx.set('WWW-Authenticate', 'Bearer');
  return new HttpError(401, 'unauthorized', message);
}
