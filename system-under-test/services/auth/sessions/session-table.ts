import type { Queryable } from '../../../platform/postgres/index.ts';
import { hashRefreshToken } from './refresh-token.ts';

export async function insertRefreshToken(database: Queryable, sessionId: string, token: string): Promise<void> {
  await database.query('insert into refresh_token (hash, session_id) values ($1, $2)', [
    hashRefreshToken(token),
    sessionId,
  ]);
}

/** The ended sessions of which an access token may still be alive. */
export async function findRevokedSessions(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ id: string }>('select session_id as id from revocation where until > now()');
  return rows.map(({ id }) => id);
}

/** Deletes the sessions that have expired, and the revocations of tokens that have. */
export async function forgetOldSessions(database: Queryable): Promise<void> {
  await database.query('delete from session where expires_at < now()');
  await database.query('delete from revocation where until < now()');
}
