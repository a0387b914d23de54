import { randomUUID } from 'node:crypto';
import { accountRegistered } from '../../../events/index.ts';
import type { Outbox } from '../../../platform/messaging/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { type Account, findAccount, insertAccount } from './account-table.ts';
import { hashPassword, isPassword } from './passwords.ts';

export interface Registration {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Makes an account and tells of it; returns nothing when the email has one already. A registration that is repeated with the
 * same `idempotencyKey` and password, since its answer was lost, gets the account it made.
 */
export async function register(
  { database, outbox }: { database: Database; outbox: Outbox },
  { name, email, password }: Registration,
  idempotencyKey: string | undefined,
): Promise<Account | undefined> {
  const id = randomUUID();
  const passwordHash = await hashPassword(password);
  const registrationKey = idempotencyKey ?? null;
  const account: Account = { id, name, email, role: 'customer' };
  const isNew = await database.transaction(async (transaction) => {
    if (!(await insertAccount(transaction, { ...account, passwordHash, registrationKey }))) return false;
    await outbox.add(transaction, accountRegistered.create(id, { accountId: id, name, email }));
    return true;
  });
  if (isNew) return account;

  const earlier = await findAccount(database, email);
  const repeated = earlier && registrationKey !== null && earlier.registrationKey === registrationKey;
  return repeated && (await isPassword(earlier.passwordHash, password)) ? earlier : undefined;
}
