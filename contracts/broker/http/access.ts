import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BrokerError } from './broker-error.ts';
import type { Route } from './route.ts';

/** Who may do what. Without credentials the broker is open: it listens on loopback. */
export interface Access {
  readonly credentials: readonly Credential[];
  /** Whoever gives no credentials may read. */
  readonly publicRead: boolean;
}

export type Credential = { readonly readOnly: boolean } & (
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
);

/**
 * @returns the name of the user, undefined when nobody had to say who they are
 * @throws BrokerError 401 without valid credentials, 403 when they are for reading alone
 */
export function admit(
  headers: IncomingHttpHeaders,
  route: Route,
  { credentials, publicRead }: Access,
): string | undefined {
  if (credentials.length === 0) return undefined;
  const reads = route.method === 'GET' || route.reads === true;
  const given = headers.authorization;
  if (given === undefined && publicRead && reads) return undefined;
  const known = credentials.find((credential) => same(expected(credential), given ?? ''));
  if (!known)
    throw new BrokerError(
      401,
      { error: 'Not authorized: the broker wants valid credentials (basic or bearer).' },
      { 'WWW-Authenticate': 'Basic realm="Pact Broker", Bearer' },
    );
  if (known.readOnly && !reads) throw new BrokerError(403, { error: 'These credentials may only read.' });
  return known.kind === 'basic' ? known.username : undefined;
}

const expected = (credential: Credential): string =>
  credential.kind === 'bearer'
    ? `Bearer ${credential.token}`
    : `Basic ${Buffer.from(`${credential.username}:${credential.password}`).toString('base64')}`;

/** Hashes have one length, so the comparison tells nothing about the secret. */
function same(left: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}
