import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { accessTokenAlgorithm } from '../../../platform/identity/index.ts';

/** Makes a key that is named after itself (RFC 7638), so that no two keys can have one name. */
export async function generateKey(): Promise<{ kid: string; privateJwk: JWK }> {
  const { privateKey } = await generateKeyPair(accessTokenAlgorithm, { extractable: true });
  const privateJwk = await exportJWK(privateKey);
  return { kid: await calculateJwkThumbprint(privateJwk), privateJwk };
}
