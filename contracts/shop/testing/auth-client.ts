import { MatchersV3 } from '@pact-foundation/pact';
import { expect } from 'vitest';
import { createAuthClient } from '../../../system-under-test/platform/identity/auth-client.ts';
import { authStates } from '../auth/states.ts';
import { edgeTo } from './ask-bff.ts';
import { pactOf } from './pact-of.ts';

const { arrayContaining, eachLike, regex, string, uuid } = MatchersV3;
const sessionId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
const coordinate = regex('[A-Za-z0-9_-]{43}', 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU');

/** `consumer` fetches the keys that tokens are verified with. */
export async function expectKeys(consumer: string): Promise<void> {
  await pactOf(consumer, 'auth')
    .addInteraction()
    .uponReceiving('a request for the public keys')
    .withRequest('GET', '/.well-known/jwks.json')
    .willRespondWith(200, (response) =>
      response.jsonBody({
        keys: eachLike({ kty: 'EC', crv: 'P-256', kid: string('k-1'), x: coordinate, y: coordinate }),
      }),
    )
    .executeTest(async ({ url }) => {
      const { keys } = await createAuthClient(edgeTo('auth', url)).keys();
      expect(keys).toMatchObject([{ kty: 'EC', crv: 'P-256', kid: 'k-1' }]);
    });
}

/** `consumer` fetches the sessions that have been revoked. */
export async function expectRevocations(consumer: string): Promise<void> {
  await pactOf(consumer, 'auth')
    .addInteraction()
    .given(...authStates.somebodyLoggedOut())
    .uponReceiving('a request for the revoked sessions')
    .withRequest('GET', '/revocations')
    .willRespondWith(200, (response) => response.jsonBody({ sessions: arrayContaining(uuid(sessionId)) }))
    .executeTest(async ({ url }) => {
      expect(await createAuthClient(edgeTo('auth', url)).revokedSessions()).toEqual([sessionId]);
    });
}
