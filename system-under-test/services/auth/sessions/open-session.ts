import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/postgres/index.ts';
import { createRefreshToken } from './refresh-token.ts';
import { insertRefreshToken } from './session-table.ts';

export interface OpenedSession {
  readonly sessionId: string;
  /** Good for one refresh, which gives the next one. */
  readonly refreshToken: string;
}

/** How long a session can be kept alive, in days; then its user has to log in again. */
const SESSION_DAYS = 30;

/** Opens a session of an account; nothing when the account has been erased meanwhile. */
export function openSession(database: Database, accountId: string): Promise<OpenedSession | undefined> {
  const sessionId = randomUUID();
  const refreshToken = createRefreshToken();
  return database.transaction(async (transaction) => {
    const opened = await transaction.query(
      `insert into session (id, account_id, expires_at)
       select $1, id, now() + make_interval(days => $3) from account where id = $2 for key share
       returning id`,
      [sessionId, accountId, SESSION_DAYS],
    );
    if (opened.length === 0) return undefined;
    await insertRefreshToken(transaction, sessionId, refreshToken);
    return { sessionId, refreshToken };
  });
}
