import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

export interface Customer {
  id: string;
  name: string;
  email: string;
}

export interface Tokens {
  issue(customer: Customer): Promise<string>;
  /** The customer of a valid token, or undefined. */
  verify(token: string): Promise<Customer | undefined>;
}

/** The gateway finds its secret by this claim: it is the `key` of the credential in kong.yml. */
const ISSUER = 'storefront';
const Claims = z.object({ sub: z.string(), name: z.string(), email: z.string() });

/** Issues and verifies tokens that live for an hour; `secret` must equal the one in kong.yml. */
export function createTokens(secret: string): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: ({ id, name, email }) =>
      new SignJWT({ name, email })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key),

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, { issuer: ISSUER, algorithms: ['HS256'] });
        const { sub, name, email } = Claims.parse(payload);
        return { id: sub, name, email };
      } catch {
        return undefined;
      }
    },
  };
}
