import type { Database } from '../database/index.ts';
import type { PublishedPact } from '../pacts/index.ts';
import { latestVerification } from './verification.ts';
import { verificationResource } from './verification-resource.ts';

/** What all providers of a consumer's version said last of its pacts. */
export function summaryResource(
  database: Database,
  pacts: readonly PublishedPact[],
  { base, self, title }: { readonly base: string; readonly self: string; readonly title: string },
) {
  const results = pacts.map((pact) => ({ pact, result: latestVerification(database, pact) }));
  const providers = (of: (success: boolean | undefined) => boolean) =>
    results.filter(({ result }) => of(result?.success)).map(({ pact }) => pact.providerName);
  const successful = providers((success) => success === true);
  return {
    success: successful.length === pacts.length,
    providerSummary: {
      successful,
      failed: providers((success) => success === false),
      unknown: providers((success) => success === undefined),
    },
    _embedded: {
      verificationResults: results.flatMap(({ pact, result }) =>
        result ? [verificationResource(result, pact, base)] : [],
      ),
    },
    _links: { self: { href: self, title } },
  };
}
