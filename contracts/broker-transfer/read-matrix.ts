import type { BrokerHttp } from './broker-http.ts';
import * as shapes from './shapes.ts';

/** A result, as the matrix knows it: the only list of results that brokers give. */
export interface KnownResult {
  readonly href: string;
  readonly providerVersion: string;
}

/** Every result for the content of one consumer version's pact, not the last of each provider version alone. */
export async function matrixOf(
  http: BrokerHttp,
  { consumer, provider, version }: { readonly consumer: string; readonly provider: string; readonly version: string },
): Promise<KnownResult[]> {
  const query = [
    ['q[][pacticipant]', consumer],
    ['q[][version]', version],
    ['q[][pacticipant]', provider],
    ['limit', '100000'],
  ];
  const asked = query
    .map(([key = '', value = '']) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join('&');
  const { matrix } = await http.get(`/matrix?${asked}`, shapes.matrix);
  const found = matrix.flatMap(({ provider: { version: verified }, verificationResult }) =>
    verified && verificationResult
      ? [{ href: verificationResult._links.self.href, providerVersion: verified.number }]
      : [],
  );
  return [...new Map(found.map((result) => [result.href, result])).values()];
}
