import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Caller, roles } from './caller.ts';

/** Who issues the shop's tokens, and for whom. */
export const ISSUER = 'shop-auth';
export const AUDIENCE = 'shop';
/** The only one taken: a token must not choose how it is verified (RFC 8725, 3.1). */
export const accessTokenAlgorithm = 'ES256';

const claims = z.object({
  sub: z.string().min(1),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  sid: z.string().min(1),
});

/**
 * The caller of a valid access token, or undefined when the token is not valid: badly signed, expired, meant for others, or
 * without one of the claims. Whether its session has been revoked is not looked at.
 *
 * @param findKey finds the public key by the token's `kid`; what it throws beyond jose's errors is passed on.
 */
export async function verifyAccessToken(token: string, findKey: JWTVerifyGetKey): Promise<Caller | undefined> {
  try {
    const { payload } = await jwtVerify(token, findKey, {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: [accessTokenAlgorithm],
      // Without this, a token that names no end would live for ever.
      requiredClaims: ['exp'],
    });
    const { success, data } = claims.safeParse(payload);
    return success
      ? { id: data.sub, name: data.name, email: data.email, role: data.role, sessionId: data.sid }
      : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
