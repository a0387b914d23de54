import { constants, createHmac, timingSafeEqual, verify } from 'node:crypto';

type Verify = (key: string | Buffer, signed: string, signature: Buffer) => boolean;

/** RFC 7518 section 3.1 and RFC 8037: how each `alg` is verified. */
export const ALGORITHMS: Record<string, Verify> = {
  HS256: hmac('sha256'),
  HS384: hmac('sha384'),
  HS512: hmac('sha512'),
  RS256: rsa('sha256', constants.RSA_PKCS1_PADDING),
  RS384: rsa('sha384', constants.RSA_PKCS1_PADDING),
  RS512: rsa('sha512', constants.RSA_PKCS1_PADDING),
  PS256: rsa('sha256', constants.RSA_PKCS1_PSS_PADDING),
  PS384: rsa('sha384', constants.RSA_PKCS1_PSS_PADDING),
  PS512: rsa('sha512', constants.RSA_PKCS1_PSS_PADDING),
  ES256: ecdsa('sha256'),
  ES384: ecdsa('sha384'),
  ES512: ecdsa('sha512'),
  EdDSA: (key, signed, signature) => verify(null, Buffer.from(signed), key, signature),
};

/** Whether the signature was made with this key; a key that cannot be read verifies nothing. */
export function verifySignature(
  algorithm: string,
  key: string | Buffer,
  { signed, signature }: { signed: string; signature: Buffer },
): boolean {
  try {
    return ALGORITHMS[algorithm]?.(key, signed, signature) ?? false;
  } catch {
    return false;
  }
}

function hmac(hash: string): Verify {
  return (key, signed, signature) => {
    const expected = createHmac(hash, key).update(signed).digest();
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  };
}

function rsa(hash: string, padding: number): Verify {
  return (key, signed, signature) => verify(hash, Buffer.from(signed), { key: key.toString(), padding }, signature);
}

function ecdsa(hash: string): Verify {
  return (key, signed, signature) =>
    verify(hash, Buffer.from(signed), { key: key.toString(), dsaEncoding: 'ieee-p1363' }, signature);
}
