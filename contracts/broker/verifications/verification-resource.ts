import { links } from '../http/index.ts';
import { encodeVersionNumber, isObject, type PublishedPact, pactLinks, pactName } from '../pacts/index.ts';
import type { Verification } from './verification.ts';

export const verificationHref = (
  base: string,
  { providerName, consumerName, sha, number }: Pick<Verification, 'providerName' | 'consumerName' | 'sha' | 'number'>,
): string => links.verificationResult(base, providerName, consumerName, sha, number);

/** @param pact - one that has the content: the one that was asked for, or the newest */
export function verificationResource(verification: Verification, pact: PublishedPact, base: string) {
  const self = verificationHref(base, verification);
  return {
    providerName: verification.providerName,
    providerApplicationVersion: verification.providerVersionNumber,
    success: verification.success,
    verificationDate: verification.createdAt,
    ...(verification.buildUrl === null ? {} : { buildUrl: verification.buildUrl }),
    ...(verification.testResults === undefined ? {} : { testResults: verification.testResults }),
    verifiedBy: verifiedBy(verification.verifiedBy),
    _links: {
      self: {
        title: 'Verification result',
        name: `Verification result ${verification.number} for ${pactName(pact)}`,
        href: self,
      },
      'pb:pact-version': {
        title: 'Pact',
        name: pactName(pact),
        href: pactLinks.content(base, pact, encodeVersionNumber(pact.versionNumber)),
      },
      'pb:triggered-webhooks': {
        title: 'Webhooks triggered by the publication of this verification result',
        href: `${self}/triggered-webhooks`,
      },
    },
  };
}

/** Upstream answers flat what it was told nested. */
function verifiedBy(told: unknown): Record<string, unknown> {
  if (!isObject(told)) return {};
  const { clientLanguage } = told;
  const client = isObject(clientLanguage) ? clientLanguage : {};
  const flat = {
    implementation: told.implementation,
    version: told.version,
    client_implementation: client.name,
    client_test_framework: client.testFramework,
    client_version: client.version,
  };
  return Object.fromEntries(Object.entries(flat).filter(([, value]) => value !== undefined && value !== null));
}
