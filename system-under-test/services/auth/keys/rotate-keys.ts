import type { Database, Transaction } from '../../../platform/postgres/index.ts';
import { generateKey } from './generate-key.ts';
import type { StoredKey } from './stored-key.ts';

export interface RotationSchedule {
  /** How long a key signs, in ms. */
  readonly rotationMs: number;
  /** How long a key is published before it signs, in ms: all instances must have seen it by then. */
  readonly publishAheadMs: number;
  /** How long a key is published after it has signed for the last time, in ms: the longest life of a token. */
  readonly tokenLifeMs: number;
}

/** Any number will do, as long as all instances of a service take the same. */
const ROTATION_LOCK = 7_265_010;

/**
 * Does what is due at `now`: appoints the successor of a key that has signed long enough, forgets keys whose last token has
 * expired. Returns the keys to publish, the next signer last. Instances that do it at once appoint one successor.
 */
export function rotateKeys(
  database: Database,
  { rotationMs, publishAheadMs, tokenLifeMs }: RotationSchedule,
  now: Date,
): Promise<readonly StoredKey[]> {
  return database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [ROTATION_LOCK]);
    // An instance that saw the successor late may have signed with the old key for as long as it was published ahead.
    const forgottenBefore = new Date(now.getTime() - tokenLifeMs - publishAheadMs);
    await transaction.query('delete from signing_key where retires_at < $1', [forgottenBefore]);

    const newest = (await findKeys(transaction)).at(-1);
    if (!newest) {
      await insertKey(transaction, now, now);
    } else if (newest.signsFrom.getTime() + rotationMs - publishAheadMs <= now.getTime()) {
      const signsFrom = new Date(now.getTime() + publishAheadMs);
      await transaction.query('update signing_key set retires_at = $2 where kid = $1', [newest.kid, signsFrom]);
      await insertKey(transaction, now, signsFrom);
    }
    return findKeys(transaction);
  });
}

function findKeys(transaction: Transaction): Promise<StoredKey[]> {
  return transaction.query<StoredKey>(
    `select kid, private_jwk as "privateJwk", signs_from as "signsFrom"
     from signing_key order by signs_from`,
  );
}

async function insertKey(transaction: Transaction, createdAt: Date, signsFrom: Date): Promise<void> {
  const { kid, privateJwk } = await generateKey();
  await transaction.query(
    'insert into signing_key (kid, private_jwk, created_at, signs_from) values ($1, $2, $3, $4)',
    [kid, JSON.stringify(privateJwk), createdAt, signsFrom],
  );
}
