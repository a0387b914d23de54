import { encode, encodeSelectors, encodeWip, pactLinks, pactName } from '../pacts/index.ts';
import { briefly } from './describe-selectors.ts';
import { verificationNotices } from './notices.ts';
import type { VerifiablePact } from './pacts-for-verification.ts';

export interface VerifiablePactsOptions {
  readonly base: string;
  readonly self: string;
  readonly includePending: boolean;
  /** Asked for as old clients do. */
  readonly deprecated: boolean;
}

/** Clients are strict: `shortDescription` is a must, and each link an object. */
export const verifiablePactsResource = (pacts: readonly VerifiablePact[], options: VerifiablePactsOptions) => ({
  _embedded: { pacts: pacts.map((verifiable) => verifiablePact(verifiable, options)) },
  _links: { self: { href: options.self, title: 'Pacts to be verified' } },
});

function verifiablePact(verifiable: VerifiablePact, { base, includePending, deprecated }: VerifiablePactsOptions) {
  const { pact, selectors, pending, wip } = verifiable;
  const metadata = wip ? encodeWip() : encodeSelectors(selectors, pending?.pending);
  // Upstream's notices have another spelling of the metadata than its links.
  const pactUrl = pactLinks.content(base, pact, wip ? encode([['wip', true]]) : undefined);
  return {
    shortDescription: briefly(selectors),
    verificationProperties: {
      ...(includePending ? { pending: pending?.pending ?? false } : {}),
      ...(wip ? { wip } : {}),
      notices: verificationNotices(verifiable, pactUrl, { deprecated, includePending }),
    },
    _links: { self: { href: pactLinks.content(base, pact, metadata), name: pactName(pact) } },
  };
}
