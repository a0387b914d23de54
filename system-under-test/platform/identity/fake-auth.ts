import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose';

export interface TestKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

export async function createKey(kid: string): Promise<TestKey> {
  return { kid, ...(await generateKeyPair('ES256')) };
}

export interface FakeAuth {
  readonly url: string;
  /** The keys it publishes. */
  keys: readonly TestKey[];
  revoked: readonly string[];
  /** Breaks every connection. */
  away: boolean;
  asked(path: string): number;
  stop(): Promise<void>;
}

/** Answers what a service asks auth for: the keys and the revoked sessions. */
export async function createFakeAuth(): Promise<FakeAuth> {
  const asked: string[] = [];
  const answers: Record<string, () => Promise<object>> = {
    '/.well-known/jwks.json': async () => ({
      keys: await Promise.all(auth.keys.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid }))),
    }),
    '/revocations': async () => ({ sessions: auth.revoked }),
  };
  const server: Server = createServer(async (request, response) => {
    if (auth.away) return void request.socket.destroy();
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await answers[request.url ?? '']?.()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const auth: FakeAuth = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: [],
    revoked: [],
    away: false,
    asked: (path) => asked.filter((one) => one === path).length,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return auth;
}
