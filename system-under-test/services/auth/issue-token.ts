import { SignJWT } from 'jose';
import { AUDIENCE, accessTokenAlgorithm, type Caller, ISSUER } from '../../platform/identity/index.ts';
import type { KeyRing } from './keys/index.ts';
import { tokenLifeMs } from './token-life.ts';

/** Signs an access token (a JWT, RFC 7519) that says who the caller is; it needs no database, so guests get theirs at any time. */
export function issueToken(keys: KeyRing, { id, name, email, role, sessionId }: Caller): Promise<string> {
  const { kid, privateKey } = keys.signer();
  return new SignJWT({ name, email, role, sid: sessionId })
    .setProtectedHeader({ alg: accessTokenAlgorithm, kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime(new Date(Date.now() + tokenLifeMs(role)))
    .sign(privateKey);
}
