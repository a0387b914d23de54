import type { Database } from '../../../platform/postgres/index.ts';
import { type Account, findAccount } from './account-table.ts';
import { blockedForSeconds, countFailure, forgetFailures } from './login-failures.ts';
import { isPassword } from './passwords.ts';

export type LoginOutcome =
  | { readonly kind: 'known'; readonly account: Account }
  /** No such account, or not its password: which of the two is not told. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'blocked'; readonly forSeconds: number };

/** Finds out whether somebody is who they say they are. */
export async function checkLogin(database: Database, email: string, password: string): Promise<LoginOutcome> {
  const forSeconds = await blockedForSeconds(database, email);
  if (forSeconds > 0) return { kind: 'blocked', forSeconds };

  const account = await findAccount(database, email);
  const right = await isPassword(account?.passwordHash, password);
  // Guesses that were sent at once have all passed the first look: none may learn more than the limit allows.
  const meanwhile = await blockedForSeconds(database, email);
  if (meanwhile > 0) return { kind: 'blocked', forSeconds: meanwhile };
  if (!account || !right) {
    await countFailure(database, email);
    return { kind: 'refused' };
  }
  await forgetFailures(database, email);
  return { kind: 'known', account };
}
