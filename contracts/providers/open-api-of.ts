import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RunningSystem } from '../../harness/system/index.ts';
import { readSpecification } from '../bi-directional/index.ts';
import type { Json } from '../json.ts';
import type { ProviderContract } from './provider-contract.ts';

export interface OpenApiSource {
  readonly provider: string;
  readonly system: RunningSystem;
  /** What relative paths of the contract start from. */
  readonly root: string;
  readonly signal: AbortSignal;
}

/**
 * What a provider promises now; undefined where it says nothing.
 * @throws Error with what is wrong with the document, or kept it from being read
 */
export async function openApiOf(
  { openApi }: ProviderContract,
  { provider, system, root, signal }: OpenApiSource,
): Promise<Json | undefined> {
  if (openApi === undefined) return undefined;
  if (typeof openApi === 'function') return checked(JSON.stringify(await openApi()), 'what openApi() gives');
  if (!openApi.startsWith('/')) return checked(await readFile(resolve(root, openApi), 'utf8'), openApi);
  const address = new URL(openApi, system.direct(provider));
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return checked(await answer.text(), `${provider}${openApi}`);
}

function checked(text: string, source: string): Json {
  const { document } = read(text, source);
  if (String(document.openapi).startsWith('3.')) return document;
  throw new Error(`${source} is no OpenAPI 3 document`);
}

function read(text: string, source: string) {
  try {
    return readSpecification(text);
  } catch (thrown) {
    throw new Error(`${source}: ${(thrown as Error).message}`);
  }
}
