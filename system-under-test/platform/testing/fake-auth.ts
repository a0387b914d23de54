import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export interface TestKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

export async function createTestKey(kid: string): Promise<TestKey> {
  return { kid, ...(await generateKeyPair('ES256')) };
}

export interface FakeAuth extends AsyncDisposable {
  readonly url: string;
  /** The keys it publishes; the first one signs. */
  keys: readonly TestKey[];
  /** The sessions it says are revoked. */
  revoked: readonly string[];
  /** Breaks every connection. */
  away: boolean;
  /** An access token of a customer named Ada, for ten minutes, unless `claims` or `key` say otherwise. */
  token(claims?: JWTPayload, key?: TestKey): Promise<string>;
  /** How often `path` has been asked for. */
  asked(path: string): number;
}

/** What a service that wants to know its callers needs of auth: tokens, the keys to check them, the revoked sessions. */
export async function startFakeAuth(): Promise<FakeAuth> {
  const asked: string[] = [];
  const answers: Record<string, () => Promise<object>> = {
    '/.well-known/jwks.json': async () => ({
      keys: await Promise.all(auth.keys.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid }))),
    }),
    '/revocations': async () => ({ sessions: auth.revoked }),
  };
  const server = createServer(async (request, response) => {
    if (auth.away) return void request.socket.destroy();
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await answers[request.url ?? '']?.()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const firstKey = await createTestKey('k-1');
  const auth: FakeAuth = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: [firstKey],
    revoked: [],
    away: false,
    token: (claims, { kid, privateKey } = auth.keys[0] ?? firstKey) =>
      new SignJWT({ ...ada(), ...claims }).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey),
    asked: (path) => asked.filter((one) => one === path).length,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return auth;
}

const ada = (): JWTPayload => ({
  iss: 'shop-auth',
  aud: 'shop',
  sub: 'c-1',
  name: 'Ada',
  email: 'ada@example.test',
  role: 'customer',
  sid: randomUUID(),
  exp: Math.floor(Date.now() / 1_000) + 600,
});
