import { ALGORITHMS } from './jwt-signature.ts';

export interface DecodedToken {
  header: Record<string, unknown> & { alg: string };
  claims: Record<string, unknown>;
  /** What was signed: the first two parts as sent. */
  signed: string;
  signature: Buffer;
}

/** Splits and decodes a JWT; for a bad one, what Kong says is wrong with it (kong/plugins/jwt/jwt_parser.lua). */
export function decodeToken(token: string): DecodedToken | 'invalid JSON' | 'invalid alg' | 'invalid signature' {
  const [header64 = '', claims64 = '', ...rest] = token.split('.');
  const header = decodeJson(header64);
  const claims = decodeJson(claims64);
  if (!header || !claims || rest.length === 0) return 'invalid JSON';
  if (typeof header.alg !== 'string' || !(header.alg in ALGORITHMS)) return 'invalid alg';

  const signature64 = rest.join('.');
  if (!/^[\w-]*=*$/.test(signature64)) return 'invalid signature';
  const signature = Buffer.from(signature64, 'base64url');
  return { header: { ...header, alg: header.alg }, claims, signed: `${header64}.${claims64}`, signature };
}

export function isDecoded(token: ReturnType<typeof decodeToken>): token is DecodedToken {
  return typeof token !== 'string';
}

function decodeJson(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
