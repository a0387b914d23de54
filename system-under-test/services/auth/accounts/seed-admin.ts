import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/postgres/index.ts';
import { findAccount, insertAccount } from './account-table.ts';
import { hashPassword } from './passwords.ts';

/** Makes the admin's account unless the email has one; an account that exists keeps its password. */
export async function seedAdmin(database: Database, email: string, password: string): Promise<void> {
  if (await findAccount(database, email)) return;
  const passwordHash = await hashPassword(password);
  const id = randomUUID();
  await insertAccount(database, { id, name: 'Admin', email, role: 'admin', passwordHash, registrationKey: null });
}
