import { type CryptoKey, createLocalJWKSet, importJWK, type JWTVerifyGetKey } from 'jose';
import { accessTokenAlgorithm } from '../../../platform/identity/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { InfrastructureError } from '../../../platform/resilience/index.ts';
import type { Service } from '../../../platform/service/index.ts';
import { startWorker } from '../../../platform/work/index.ts';
import { type PublicKey, publicKeyOf } from './public-key.ts';
import { type RotationSchedule, rotateKeys } from './rotate-keys.ts';
import type { StoredKey } from './stored-key.ts';

export interface Signer {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

export interface KeyRing {
  /** The key that signs now. @throws {NoSigningKey} when none has been read yet. */
  signer(): Signer;
  /** The public keys of all tokens that may be alive, and of those that are going to be. */
  published(): { keys: PublicKey[] };
  /** Finds the public key of a token. */
  readonly find: JWTVerifyGetKey;
}

/** The keys have not been read yet, since the database was away when this instance started. */
export class NoSigningKey extends InfrastructureError {
  constructor() {
    super('no-signing-key', 'There is no key to sign with yet');
  }
}

export interface KeyRingOptions {
  readonly database: Database;
  readonly rotationMs: number;
  readonly tokenLifeMs: number;
  readonly now?: () => number;
}

const PUBLISH_AHEAD_MS = 60_000;

/** Keeps the keys of the database at hand, and rotates them in time; what is at hand serves while the database is away. */
export function createKeyRing(service: Service, options: KeyRingOptions): KeyRing {
  const { database, rotationMs, tokenLifeMs, now = Date.now } = options;
  const publishAheadMs = Math.min(PUBLISH_AHEAD_MS, rotationMs / 4);
  const schedule: RotationSchedule = { rotationMs, publishAheadMs, tokenLifeMs };
  let keys: readonly ReadyKey[] = [];
  let jwks: { keys: PublicKey[] } = { keys: [] };
  let find = createLocalJWKSet(jwks);

  async function reload(): Promise<void> {
    const stored = await rotateKeys(database, schedule, new Date(now()));
    keys = await Promise.all(stored.map(makeReady));
    jwks = { keys: keys.map(({ publicKey }) => publicKey) };
    find = createLocalJWKSet(jwks);
  }

  startWorker(service, {
    name: 'key rotation',
    // Several times while a new key is published ahead, so that a failed look does no harm.
    pollEveryMs: publishAheadMs / 4,
    async work() {
      await reload();
      return 'idle';
    },
  });
  service.readiness.add('signing key', async () => void signer());

  function signer(): Signer {
    const time = now();
    const key = keys.findLast(({ signsFrom }) => signsFrom <= time);
    if (!key) throw new NoSigningKey();
    return key;
  }

  return { signer, published: () => jwks, find: (header, token) => find(header, token) };
}

interface ReadyKey extends Signer {
  readonly signsFrom: number;
  readonly publicKey: PublicKey;
}

async function makeReady({ kid, privateJwk, signsFrom }: StoredKey): Promise<ReadyKey> {
  const privateKey = await importJWK(privateJwk, accessTokenAlgorithm);
  if (privateKey instanceof Uint8Array) throw new Error(`The key ${kid} is no private key`);
  return { kid, privateKey, signsFrom: signsFrom.getTime(), publicKey: publicKeyOf(kid, privateJwk) };
}
