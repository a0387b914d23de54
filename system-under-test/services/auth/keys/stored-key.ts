import type { JWK } from 'jose';

/** A row of `signing_key`. */
export interface StoredKey {
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly signsFrom: Date;
}
