/** Which pacts a provider's build verifies, why, and whether a failure breaks it. */
import type { BrokerContext } from '../context.ts';
import { ok, type Route } from '../http/index.ts';
import { addressedProvider } from '../pacts/index.ts';
import { pactsForVerification, type VerificationQuery } from './pacts-for-verification.ts';
import { readQuery } from './read-query.ts';
import { readQueryString } from './read-query-string.ts';
import { verifiablePactsResource } from './verifiable-pacts-resource.ts';

export { pactsForVerification, type VerifiablePact, type VerificationQuery } from './pacts-for-verification.ts';
export type { ResolvedSelector, Selector } from './selector.ts';

export function selectorsRoutes({ database }: BrokerContext): Route[] {
  const answer = (
    params: Readonly<Record<string, string>>,
    baseUrl: string,
    query: VerificationQuery,
    deprecated: boolean,
  ) => {
    const provider = addressedProvider(database, params);
    const self = `${baseUrl}/pacts/provider/${encodeURIComponent(params.provider ?? '')}/for-verification`;
    const options = { base: baseUrl, self, includePending: query.includePending, deprecated };
    return ok(verifiablePactsResource(pactsForVerification(database, provider, query), options));
  };
  return [
    {
      method: 'POST',
      path: '/pacts/provider/:provider/for-verification',
      reads: true,
      handle: ({ params, baseUrl, body }) => answer(params, baseUrl, readQuery(database, body), false),
    },
    {
      method: 'GET',
      path: '/pacts/provider/:provider/for-verification',
      handle: ({ params, baseUrl, queryString }) =>
        answer(params, baseUrl, readQueryString(database, queryString), true),
    },
  ];
}
