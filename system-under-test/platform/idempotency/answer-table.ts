import type { Queryable } from '../postgres/index.ts';

/** The table's, for `migrate`. */
export const idempotencySchema = new URL('./idempotency.sql', import.meta.url);

export interface KeyOfRequest {
  /** Method and path. */
  readonly address: string;
  readonly key: string;
  readonly fingerprint: string;
}

export interface KeptAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly body: unknown;
}

/**
 * Takes the key for this transaction, unless it has been answered; returns whether it is ours. Of two requests at once, the
 * second waits here for the outcome of the first.
 */
export async function claimKey(transaction: Queryable, { address, key, fingerprint }: KeyOfRequest, keepMs: number) {
  const claimed = await transaction.query(
    `insert into idempotency (address, key, fingerprint, expires_at)
     values ($1, $2, $3, now() + $4 * interval '1 millisecond')
     on conflict (address, key) do update
       set fingerprint = excluded.fingerprint, expires_at = excluded.expires_at, status = null, location = null, body = null
       where idempotency.expires_at < now()
     returning key`,
    [address, key, fingerprint, keepMs],
  );
  return claimed.length > 0;
}

export async function findAnswer(
  transaction: Queryable,
  { address, key }: KeyOfRequest,
): Promise<(KeptAnswer & { fingerprint: string }) | undefined> {
  const [answer] = await transaction.query<KeptAnswer & { fingerprint: string }>(
    'select fingerprint, status, location, body from idempotency where address = $1 and key = $2',
    [address, key],
  );
  return answer;
}

export async function keepAnswer(
  transaction: Queryable,
  { address, key }: KeyOfRequest,
  { status, location, body }: KeptAnswer,
): Promise<void> {
  await transaction.query(
    'update idempotency set status = $3, location = $4, body = $5 where address = $1 and key = $2',
    [address, key, status, location, JSON.stringify(body) ?? null],
  );
}

/** Forgets answers that are past their time; returns how many, at most `limit`. */
export async function forgetExpired(database: Queryable, limit: number): Promise<number> {
  const forgotten = await database.query(
    `delete from idempotency where (address, key) in
       (select address, key from idempotency where expires_at < now() order by expires_at limit $1)
     returning key`,
    [limit],
  );
  return forgotten.length;
}
