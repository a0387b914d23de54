import type { Transaction } from '../../../platform/postgres/index.ts';
import { LONGEST_TOKEN_LIFE_MS } from '../token-life.ts';

const TOKENS_EXPIRED_AFTER_S = LONGEST_TOKEN_LIFE_MS / 1_000;

/** Ends a session: it cannot be refreshed any more, and its access tokens are listed as not to be taken. */
export async function revokeSession(transaction: Transaction, sessionId: string): Promise<void> {
  await transaction.query('delete from session where id = $1', [sessionId]);
  await transaction.query(
    `insert into revocation (session_id, until) values ($1, now() + make_interval(secs => $2))
     on conflict (session_id) do nothing`,
    [sessionId, TOKENS_EXPIRED_AFTER_S],
  );
}

/** Ends all sessions of an account that is going to be deleted. */
export async function revokeSessionsOf(transaction: Transaction, accountId: string): Promise<void> {
  // Locked first, so that no session is opened behind our back.
  await transaction.query('select from account where id = $1 for update', [accountId]);
  const sessions = await transaction.query<{ id: string }>('select id from session where account_id = $1', [accountId]);
  for (const { id } of sessions) await revokeSession(transaction, id);
}
