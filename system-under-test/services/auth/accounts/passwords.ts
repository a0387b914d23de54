import { randomUUID } from 'node:crypto';
import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** The enum exists for the compiler only. */
const ARGON2ID = 2 satisfies Algorithm.Argon2id;

/**
 * 19 MiB, two passes, one lane: the second of the equally strong settings of
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const STRENGTH = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Takes some 20 ms of a core, in a thread of the pool. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, STRENGTH);
}

const nobodysHash = hashPassword(randomUUID());

/**
 * Whether `password` is the one that was hashed. Without a hash, since there is no such account, the answer takes as long: how
 * long it takes must not tell who has an account.
 */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), password);
  return matches && passwordHash !== undefined;
}
