import { join } from 'node:path';
import type { Check, CheckContext, Outcome, RunContext, Suite } from '../harness/check/index.ts';
import { compatibleChecks } from './compatible-check.ts';
import { conformsChecks } from './conforms-check.ts';
import { type ConsumerRun, judgeConsumers, runConsumerTests } from './consumers/index.ts';
import { edgeCover } from './edges/index.ts';
import { type ContractsOptions, checkContractsOptions } from './options.ts';
import { type Pact, partOf, readPacts } from './pact-file.ts';
import { verifyPart } from './providers/index.ts';
import { type PartResults, togetherCheck } from './together-check.ts';

/**
 * Consumer-driven contracts: the consumers' own tests write pacts, and the running providers are held to them. One check for
 * the consumers' tests, one for the calls and one for the messages of each pact, one for each provider that it answers as its own OpenAPI
 * promises, one that no promise was taken back, one that nothing is without a contract, and one that a broker would let the build be
 * deployed.
 */
export const contractsSuite = (options: ContractsOptions): Suite => ({
  name: 'contracts',
  checks: async (context) => {
    checkContractsOptions(options, context.system.definition);
    context.progress('running the consumers’ tests');
    const workDir = join(context.runDir, 'contracts');
    const run = await runConsumerTests({
      root: context.root,
      dir: options.consumerTests,
      workDir,
      signal: context.signal,
    });
    const pacts = readPacts(run.pactDir);
    const results: PartResults = new Map(pacts.map((pact) => [pact, []]));
    return [
      consumersCheck(run),
      ...pacts.flatMap((pact) => partChecks(pact, options, results)),
      ...conformsChecks(options, results),
      ...compatibleChecks(options),
      everyEdgeCheck(pacts, options, context),
      togetherCheck(results),
    ];
  },
});

function consumersCheck(run: ConsumerRun): Check {
  return {
    id: 'contracts/consumers',
    title: 'Every consumer can work with the answers that it expects',
    suite: 'contracts',
    run: async ({ evidence }) => {
      const outcome = judgeConsumers(run);
      if (outcome.verdict !== 'pass') evidence.text('output of the consumer tests', run.log);
      return outcome;
    },
  };
}

/** An empty pact has its check too: it fails. */
function partChecks(pact: Pact, options: ContractsOptions, results: PartResults): Check[] {
  const hasMessages = partOf(pact, 'message').interactions.length > 0;
  const hasCalls = partOf(pact, 'http').interactions.length > 0;
  const { consumer, provider } = pact;
  const check = (part: 'http' | 'message', name: string, title: string): Check => ({
    id: `contracts/${name}`,
    title,
    suite: 'contracts',
    timeoutMs: 60_000,
    run: async (context) => await verify(pact, part, options, results, context),
  });
  return [
    ...(hasCalls || !hasMessages
      ? [check('http', `${consumer}-${provider}`, `${provider} keeps what ${consumer} relies on`)]
      : []),
    ...(hasMessages
      ? [check('message', `${consumer}-${provider}-events`, `${provider} tells what ${consumer} reads`)]
      : []),
  ];
}

async function verify(
  pact: Pact,
  part: 'http' | 'message',
  { providers, consumers = {} }: ContractsOptions,
  results: PartResults,
  { system, root, runDir, signal, evidence }: CheckContext,
): Promise<Outcome> {
  const contract = providers[pact.provider];
  if (!contract) {
    const edge = `${pact.consumer}→${pact.provider}`;
    return { verdict: 'fail', reason: `${edge}: the config has no contracts.providers.${pact.provider}` };
  }
  const consumer = consumers[pact.consumer];
  const workDir = join(runDir, 'contracts', 'verified');
  const verification = await verifyPart({ pact, part, contract, consumer, system, root, workDir, signal });
  results.get(pact)?.push(verification);
  const { outcome, log } = verification;
  evidence.existing('json', 'the pact', pact.file);
  if (outcome.verdict !== 'pass') await evidence.file('log', 'what the verifier said', 'verifier.log', log);
  return outcome;
}

function everyEdgeCheck(pacts: readonly Pact[], options: ContractsOptions, { system }: RunContext): Check {
  return {
    id: 'contracts/every-edge',
    title: 'No call between services and no event that one handles is without a contract',
    suite: 'contracts',
    run: async () => {
      const { covered, open } = edgeCover(system.definition, pacts, options);
      if (open.length > 0)
        return {
          verdict: 'fail',
          reason: `without a contract: ${open.join(', ')}; test them or give the reason in contracts.without`,
        };
      return { verdict: 'pass', reason: `${covered.length} calls and events under contract` };
    },
  };
}
