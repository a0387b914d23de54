import type { JWK } from 'jose';
import { z } from 'zod';
import { accessTokenAlgorithm } from '../../../platform/identity/index.ts';

/** A key as it is published (RFC 7517). */
export const PublicKey = z
  .object({
    kid: z.string(),
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    alg: z.literal(accessTokenAlgorithm),
    use: z.literal('sig'),
  })
  .meta({ id: 'PublicKey' });
export type PublicKey = z.output<typeof PublicKey>;

/** Only what `PublicKey` names gets through, so not the private `d`. */
export function publicKeyOf(kid: string, privateJwk: JWK): PublicKey {
  return PublicKey.parse({ ...privateJwk, kid, alg: accessTokenAlgorithm, use: 'sig' });
}
