import type { Role } from '../../platform/identity/index.ts';

const MINUTE_MS = 60_000;
const GUEST_TOKEN_LIFE_MS = 60 * MINUTE_MS;
const TOKEN_LIFE_MS = 10 * MINUTE_MS;

/** How long an access token is valid, in ms. A guest cannot refresh it, and must get through a checkout with one. */
export function tokenLifeMs(role: Role): number {
  return role === 'guest' ? GUEST_TOKEN_LIFE_MS : TOKEN_LIFE_MS;
}

/** No access token lives longer. */
export const LONGEST_TOKEN_LIFE_MS = Math.max(GUEST_TOKEN_LIFE_MS, TOKEN_LIFE_MS);
