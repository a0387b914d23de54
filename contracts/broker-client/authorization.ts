/** How one shows a broker who one is: a token, or a name and its password. */
export interface BrokerCredentials {
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** The value of the header `Authorization`; undefined without credentials. */
export function authorizationOf({ token, username, password = '' }: BrokerCredentials): string | undefined {
  if (token !== undefined) return `Bearer ${token}`;
  if (username === undefined) return undefined;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
