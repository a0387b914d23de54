import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: not to be guessed, and so in need of no slow hash. */
export function createRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it: whoever reads the table can refresh nothing. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
