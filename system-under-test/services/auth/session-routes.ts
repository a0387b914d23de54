import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { createRouter, HttpError, type Router, type RouterContext } from '../../platform/http/index.ts';
import { bearerToken, verifyAccessToken } from '../../platform/identity/index.ts';
import type { Outbox } from '../../platform/messaging/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { type Account, checkLogin, register } from './accounts/index.ts';
import { issueToken } from './issue-token.ts';
import type { KeyRing } from './keys/index.ts';
import {
  Guest,
  GuestInput,
  LoginInput,
  RefreshInput,
  RegisterInput,
  registerHeaders,
  SignedIn,
} from './session-schemas.ts';
import { type OpenedSession, openSession, refreshSession, revokeSession } from './sessions/index.ts';

export interface SessionParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly keys: KeyRing;
}

/** `/auth/…`: how somebody becomes a caller, stays one, and stops being one. */
export function sessionRoutes({ database, outbox, keys }: SessionParts): Router {
  const router = createRouter();

  async function signedIn(
    account: Account,
    { sessionId, refreshToken }: OpenedSession,
  ): Promise<z.output<typeof SignedIn>> {
    const { id, name, email, role } = account;
    const token = await issueToken(keys, { id, name, email, role, sessionId });
    return { token, refreshToken, customer: { id, name, email, role } };
  }

  async function signIn(ctx: RouterContext, account: Account): Promise<z.output<typeof SignedIn>> {
    const opened = await openSession(database, account.id);
    if (!opened) throw unauthorized(ctx, 'This account has just been erased');
    return signedIn(account, opened);
  }

  router.post(
    '/auth/guest',
    { summary: 'A token without an account, for an hour', body: GuestInput, responses: { 201: Guest } },
    async ({ body: { name, email } }) => {
      const customer = { id: randomUUID(), name, email, role: 'guest' as const };
      return { token: await issueToken(keys, { ...customer, sessionId: randomUUID() }), customer };
    },
  );

  router.post(
    '/auth/register',
    {
      summary: 'Makes an account and signs in',
      headers: registerHeaders,
      body: RegisterInput,
      responses: { 201: SignedIn, 409: 'There is an account with this email' },
    },
    async ({ headers, body }, ctx) => {
      const account = await register({ database, outbox }, body, headers['idempotency-key']);
      if (!account) throw new HttpError(409, 'email-taken', 'There is an account with this email', 'email');
      return signIn(ctx, account);
    },
  );

  router.post(
    '/auth/login',
    {
      summary: 'Signs in',
      body: LoginInput,
      responses: {
        200: SignedIn,
        401: 'The email or the password is wrong',
        429: 'Too many wrong passwords; the header Retry-After says for how many seconds',
      },
    },
    async ({ body: { email, password } }, ctx) => {
      const outcome = await checkLogin(database, email, password);
      if (outcome.kind === 'blocked') {
        ctx.set('Retry-After', String(outcome.forSeconds));
        throw new HttpError(429, 'too-many-attempts', `Try again in ${outcome.forSeconds} s`);
      }
      if (outcome.kind === 'refused') throw unauthorized(ctx, 'The email or the password is wrong');
      return signIn(ctx, outcome.account);
    },
  );

  router.post(
    '/auth/refresh',
    {
      summary: 'Exchanges a refresh token for new tokens',
      description: 'A token that comes a second time ends the session.',
      body: RefreshInput,
      responses: { 200: SignedIn, 401: 'The refresh token is not good any more' },
    },
    async ({ body: { refreshToken } }, ctx) => {
      const refreshed = await refreshSession(database, refreshToken);
      if (!refreshed) throw unauthorized(ctx, 'This refresh token is not good any more');
      return signedIn(refreshed.account, refreshed.opened);
    },
  );

  router.post(
    '/auth/logout',
    {
      summary: 'Ends the session of the token',
      description:
        'Its refresh token is worth nothing any more, and its access tokens are taken nowhere a second later.',
      secured: true,
      responses: { 204: null },
    },
    async (_, ctx) => {
      const token = bearerToken(ctx.get('Authorization'));
      const caller = token && (await verifyAccessToken(token, keys.find));
      if (!caller) throw unauthorized(ctx, 'A valid access token is required');
      await database.transaction((transaction) => revokeSession(transaction, caller.sessionId));
      return undefined;
    },
  );

  return router;
}

function unauthorized(ctx: RouterContext, message: string): HttpError {
  ctx.set('WWW-Authenticate', 'Bearer');
  return new HttpError(401, 'unauthorized', message);
}
