/** The token of an `Authorization: Bearer …` header (RFC 6750), or undefined. */
export function bearerToken(authorization: string): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}
