import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Credentials } from './credentials.ts';
import { spiffeId } from './spiffe-id.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 24 * 3_600_000;
const AUTHORITY_LIFE_MS = 30 * DAY_MS;
/** It must outlive the certificates that it issues. */
const RETIRES_BEFORE_MS = DAY_MS;
/** Clocks of two machines may differ a little. */
const CLOCK_SKEW_MS = 60_000;

interface Authority {
  readonly certificate: X509Certificate;
  readonly key: CryptoKey;
}

/**
 * Issues a certificate for a service, from an authority whose key lies in `folder`: whoever can read the folder can be any
 * service, so it is for development only. Made by the first who asks; of several at once, all end up with the same one.
 *
 * @param lifeMs how long the certificate is valid
 */
export async function issueCertificate(folder: string, service: string, lifeMs: number): Promise<Credentials> {
  const authority = await openAuthority(folder);
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${service}`,
    issuer: authority.certificate.subject,
    notBefore: new Date(now - CLOCK_SKEW_MS),
    // X.509 counts in seconds.
    notAfter: new Date(Math.floor((now + lifeMs) / 1_000) * 1_000),
    signingKey: authority.key,
    publicKey: keys.publicKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
      new SubjectAlternativeNameExtension([{ type: 'url', value: spiffeId(service) }]),
    ],
  });
  return {
    key: pem(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
    certificate: certificate.toString('pem'),
    authority: authority.certificate.toString('pem'),
    expiresAt: certificate.notAfter.getTime(),
  };
}

async function openAuthority(folder: string): Promise<Authority> {
  return (await readAuthority(folder)) ?? (await makeAuthority(folder));
}

async function readAuthority(folder: string): Promise<Authority | undefined> {
  try {
    const certificate = new X509Certificate(await readFile(join(folder, 'authority.pem'), 'utf8'));
    if (certificate.notAfter.getTime() - Date.now() < RETIRES_BEFORE_MS) {
      await rm(folder, { recursive: true, force: true });
      return undefined;
    }
    const [der] = PemConverter.decode(await readFile(join(folder, 'authority.key'), 'utf8'));
    if (!der) return undefined;
    return { certificate, key: await crypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and moved into place whole: who comes second finds the first one's. */
async function makeAuthority(folder: string): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Shop development authority',
    notBefore: new Date(now - CLOCK_SKEW_MS),
    notAfter: new Date(now + AUTHORITY_LIFE_MS),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const key = pem(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  await writeFile(join(draft, 'authority.key'), key, { mode: 0o600 });
  await writeFile(join(draft, 'authority.pem'), certificate.toString('pem'));
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const first = await readAuthority(folder);
    if (first) return first;
    throw error;
  }
  return { certificate, key: keys.privateKey };
}

const pem = (der: ArrayBuffer, tag: string): string => `${PemConverter.encode(der, tag)}\n`;
