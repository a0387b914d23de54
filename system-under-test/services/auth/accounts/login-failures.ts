import type { Queryable } from '../../../platform/postgres/index.ts';

/** So many wrong passwords in a row, and the account takes none at all for a while: NIST SP 800-63B, 3.2.2 wants a limit below 100. */
const FAILURES_ALLOWED = 5;
const BLOCKED_FOR_S = 60;

/** For how many seconds no password is taken for this email; 0 when it is. */
export async function blockedForSeconds(database: Queryable, email: string): Promise<number> {
  const [block] = await database.query<{ seconds: number }>(
    `select ceil(extract(epoch from until - now()))::integer as seconds
     from login_failure where email = lower($1) and failures >= $2 and until > now()`,
    [email, FAILURES_ALLOWED],
  );
  return block?.seconds ?? 0;
}

/** Counts a wrong password; each one starts the time anew. */
export async function countFailure(database: Queryable, email: string): Promise<void> {
  await database.query(
    `insert into login_failure as known (email, failures, until) values (lower($1), 1, now() + make_interval(secs => $2))
     on conflict (email) do update
     set failures = case when known.until > now() then known.failures + 1 else 1 end, until = excluded.until`,
    [email, BLOCKED_FOR_S],
  );
}

export async function forgetFailures(database: Queryable, email: string): Promise<void> {
  await database.query('delete from login_failure where email = lower($1)', [email]);
}

export async function forgetOldFailures(database: Queryable): Promise<void> {
  await database.query('delete from login_failure where until < now()');
}
