import { createRouter, type Router } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import type { KeyRing } from './keys/index.ts';
import { findRevokedSessions } from './sessions/index.ts';

/** What a service needs to check tokens by itself. */
export function verificationRoutes({ database, keys }: { database: Database; keys: KeyRing }): Router {
  const router = createRouter();

  router.get('/.well-known/jwks.json', (ctx) => {
    ctx.body = keys.published();
  });

  router.get('/revocations', async (ctx) => {
    ctx.body = { sessions: await findRevokedSessions(database) };
  });

  return router;
}
