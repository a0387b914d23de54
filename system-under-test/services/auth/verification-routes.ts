import { z } from 'zod';
import { createRouter, type Router } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { type KeyRing, PublicKey } from './keys/index.ts';
import { findRevokedSessions } from './sessions/index.ts';

/** What a service needs to check tokens by itself. */
export function verificationRoutes({ database, keys }: { database: Database; keys: KeyRing }): Router {
  const router = createRouter();

  router.get(
    '/.well-known/jwks.json',
    {
      summary: 'The public keys of all tokens (RFC 7517)',
      responses: { 200: z.object({ keys: z.array(PublicKey) }) },
    },
    () => keys.published(),
  );

  router.get(
    '/revocations',
    {
      summary: 'The ended sessions of which an access token may still be alive',
      responses: { 200: z.object({ sessions: z.array(z.string()) }) },
    },
    async () => ({ sessions: await findRevokedSessions(database) }),
  );

  return router;
}
