import type { Role } from '../../../platform/identity/index.ts';
import type { Queryable } from '../../../platform/postgres/index.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export interface StoredAccount extends Account {
  readonly passwordHash: string;
  readonly registrationKey: string | null;
}

const COLUMNS = `id, name, email, role, password_hash as "passwordHash", registration_key as "registrationKey"`;

export async function findAccount(database: Queryable, email: string): Promise<StoredAccount | undefined> {
  const [account] = await database.query<StoredAccount>(
    `select ${COLUMNS} from account where lower(email) = lower($1)`,
    [email],
  );
  return account;
}

/** Writes a new account; returns whether there was none with this email. */
export async function insertAccount(database: Queryable, account: StoredAccount): Promise<boolean> {
  const { id, name, email, role, passwordHash, registrationKey } = account;
  const inserted = await database.query(
    `insert into account (id, name, email, role, password_hash, registration_key) values ($1, $2, $3, $4, $5, $6)
     on conflict (lower(email)) do nothing returning id`,
    [id, name, email, role, passwordHash, registrationKey],
  );
  return inserted.length > 0;
}

/** Takes over the name that holds since `at`, unless a newer one is known. */
export async function renameAccount(database: Queryable, id: string, name: string, at: string): Promise<void> {
  await database.query('update account set name = $2, name_at = $3 where id = $1 and name_at <= $3', [id, name, at]);
}

/** Deletes the account with its sessions. */
export async function deleteAccount(database: Queryable, id: string): Promise<void> {
  await database.query('delete from account where id = $1', [id]);
}
