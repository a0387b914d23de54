import type { Database, Transaction } from '../../../platform/postgres/index.ts';
import type { Account } from '../accounts/index.ts';
import type { OpenedSession } from './open-session.ts';
import { createRefreshToken, hashRefreshToken } from './refresh-token.ts';
import { revokeSession } from './revoke-session.ts';
import { insertRefreshToken } from './session-table.ts';

/**
 * Exchanges a refresh token for the next one of its session; nothing when it is not good. A token that was spent before has
 * been copied, and nobody knows which of its two users is the thief: the session ends for both (RFC 9700, 4.14.2).
 */
export function refreshSession(
  database: Database,
  refreshToken: string,
): Promise<{ account: Account; opened: OpenedSession } | undefined> {
  const hash = hashRefreshToken(refreshToken);
  return database.transaction(async (transaction) => {
    const found = await lockSession(transaction, hash);
    if (!found) return undefined;
    const { sessionId, ...account } = found;
    const spent = await transaction.query(
      'update refresh_token set spent = true where hash = $1 and not spent returning hash',
      [hash],
    );
    if (spent.length === 0) {
      await revokeSession(transaction, sessionId);
      return undefined;
    }
    const next = createRefreshToken();
    await insertRefreshToken(transaction, sessionId, next);
    return { account, opened: { sessionId, refreshToken: next } };
  });
}

/** The session before its tokens, as whoever ends one does, so that no two wait for each other. */
async function lockSession(
  transaction: Transaction,
  hash: Buffer,
): Promise<(Account & { readonly sessionId: string }) | undefined> {
  const [found] = await transaction.query<Account & { readonly sessionId: string }>(
    `select session.id as "sessionId", account.id, account.name, account.email, account.role
     from refresh_token
     join session on session.id = refresh_token.session_id and session.expires_at > now()
     join account on account.id = session.account_id
     where refresh_token.hash = $1 for update of session`,
    [hash],
  );
  return found;
}
