import { join } from 'node:path';
import type { Check, CheckContext, Outcome } from '../harness/check/index.ts';
import { messageOf } from '../harness/errors.ts';
import { judgeConformance } from './conformance/index.ts';
import type { Exchange } from './exchange.ts';
import type { ContractsOptions } from './options.ts';
import { type Pact, partOf } from './pact-file.ts';
import { fitToKeep, openApiOf, type ProviderContract, verifyPart } from './providers/index.ts';
import type { PartResults } from './together-check.ts';

/** One check for each provider that has an OpenAPI document: what it said while it was verified is held against it. */
export const conformsChecks = ({ providers }: ContractsOptions, results: PartResults): Check[] =>
  Object.entries(providers)
    .filter(([, { openApi }]) => openApi !== undefined)
    .map(([provider, contract]) => ({
      id: `contracts/${provider}-conforms`,
      title: `${provider} answers as its own OpenAPI promises`,
      suite: 'contracts',
      timeoutMs: 60_000,
      run: async (context) => await judge(provider, contract, results, context),
    }));

async function judge(
  provider: string,
  contract: ProviderContract,
  results: PartResults,
  context: CheckContext,
): Promise<Outcome> {
  const { system, root, signal, evidence } = context;
  const exchanges: (Exchange & { readonly consumer: string })[] = [];
  for (const pact of [...results.keys()].filter((each) => each.provider === provider)) {
    const { consumer } = pact;
    const seen = await exchangesOf(pact, contract, results, context);
    exchanges.push(...seen.map((exchange) => ({ ...exchange, consumer })));
  }
  try {
    const document = await openApiOf(contract, { provider, system, root, signal });
    const { verdict, reason, operations } = judgeConformance(document ?? {}, exchanges);
    if (verdict !== 'fail') return { verdict, reason };
    const found = operations.flatMap(({ operation, violations }) => violations.map((each) => ({ operation, ...each })));
    const examples = new Set(found.map(({ example }) => example));
    const consumers = new Set(exchanges.filter((each) => examples.has(each)).map(({ consumer }) => consumer));
    const shown = found.map((each) => ({ ...each, example: fitToKeep(each.example) }));
    await evidence.file('json', 'what its OpenAPI forbids', 'violations.json', JSON.stringify(shown, null, 2));
    return { verdict, reason: `${[...consumers].join(', ')}→${provider}: ${reason}` };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return { verdict: 'fail', reason: `the OpenAPI of ${provider} cannot be read: ${messageOf(thrown)}` };
  }
}

/** Of the verification that there was; where this check is repeated alone, of one of its own. */
async function exchangesOf(
  pact: Pact,
  contract: ProviderContract,
  results: PartResults,
  { system, root, runDir, signal }: CheckContext,
): Promise<readonly Exchange[]> {
  const parts = results.get(pact) ?? [];
  if (parts.length > 0) return parts.flatMap(({ seen }) => seen.exchanges);
  if (partOf(pact, 'http').interactions.length === 0) return [];
  const workDir = join(runDir, 'contracts', 'verified');
  return (await verifyPart({ pact, part: 'http', contract, system, root, workDir, signal })).seen.exchanges;
}
