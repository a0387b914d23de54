/** Who the caller of a request is: access tokens of auth, verified here with auth's public keys and its list of revoked sessions. */
export { AUDIENCE, accessTokenAlgorithm, ISSUER, verifyAccessToken } from './access-token.ts';
export { bearerToken } from './bearer-token.ts';
export { type Caller, callerOf, type Role, roles } from './caller.ts';
export { createIdentity, type Identity, type IdentityOptions } from './identity.ts';
