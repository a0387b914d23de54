import type { Broker } from '../broker-client/index.ts';
import type { Conformance } from '../conformance/index.ts';
import type { Json } from '../json.ts';
import type { Build } from './build.ts';

/** Publishes what a provider of this build promises, and whether it was seen to keep it: nothing seen is nothing said. */
export async function shareProviderContract(
  broker: Broker,
  { version, branch, url }: Build,
  { provider, document, conformance }: { provider: string; document: Json; conformance: Conformance },
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const { verdict, reason } = conformance;
  const kept = verdict === 'inconclusive' ? undefined : { success: verdict === 'pass', reason };
  const published = { provider, version, branch, buildUrl: url, document, kept };
  return (await broker.publishProviderContract(published, signal)).map(({ text }) => text);
}
