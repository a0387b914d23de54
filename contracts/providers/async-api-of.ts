import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { bundleReferences } from '../bi-directional/index.ts';
import type { Json } from '../json.ts';
import { loadAsyncApi } from '../messages/index.ts';
import type { ProviderContract } from './provider-contract.ts';

/**
 * How a provider describes its events, with all that its document refers to in other files; undefined where it has none.
 * @throws Error with what is wrong with the document
 */
export async function asyncApiOf({ asyncApi }: ProviderContract, root: string): Promise<Json | undefined> {
  if (asyncApi === undefined) return undefined;
  const { json, base } = await loadAsyncApi(asyncApi, root);
  return bundleReferences(json, (path) => parse(readFileSync(fileURLToPath(new URL(path, base)), 'utf8')));
}
