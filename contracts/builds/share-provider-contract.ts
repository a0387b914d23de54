import type { Broker } from '../broker-client/index.ts';
import type { Conformance } from '../conformance/index.ts';
import type { Json } from '../json.ts';
import type { Build } from './build.ts';

/** What a provider promises, and whether it was seen to keep it. */
export interface PromisedContract {
  readonly provider: string;
  readonly openApi: Json | undefined;
  readonly asyncApi: Json | undefined;
  /** To its OpenAPI. */
  readonly conformance: Conformance | undefined;
}

/**
 * Publishes what a provider of this build promises. Nothing seen of it is nothing said of whether it is kept.
 * @returns what the broker says once it knows all of it
 */
export async function shareProviderContract(
  broker: Broker,
  { version, branch, url }: Build,
  { provider, openApi, asyncApi, conformance }: PromisedContract,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const build = { provider, version, branch, buildUrl: url };
  const kept =
    conformance === undefined || conformance.verdict === 'inconclusive'
      ? undefined
      : { success: conformance.verdict === 'pass', reason: conformance.reason };
  const documents = [
    ...(asyncApi ? [{ ...build, specification: 'asyncapi', document: asyncApi } as const] : []),
    ...(openApi ? [{ ...build, specification: 'openapi', document: openApi, kept } as const] : []),
  ];
  let told: readonly string[] = [];
  for (const each of documents) told = (await broker.publishProviderContract(each, signal)).map(({ text }) => text);
  return told;
}
