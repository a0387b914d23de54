import { join } from 'node:path';
import type { Check, CheckContext, Outcome, RunContext, Suite } from '../harness/check/index.ts';
import { type ConsumerRun, judgeConsumers, runConsumerTests } from './consumers/index.ts';
import { edgeCover } from './edges/index.ts';
import { type ContractsOptions, checkContractsOptions } from './options.ts';
import { type Pact, partOf, readPacts } from './pact-file.ts';
import { verifyPart } from './providers/index.ts';

/**
 * Consumer-driven contracts: the consumers' own tests write pacts, and the running providers are held to them. One check for
 * the consumers' tests, one for the calls and one for the messages of each pact, and one that nothing is without a contract.
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
    return [
      consumersCheck(run),
      ...pacts.flatMap((pact) => partChecks(pact, options)),
      everyEdgeCheck(pacts, options, context),
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
function partChecks(pact: Pact, options: ContractsOptions): Check[] {
  const hasMessages = partOf(pact, 'message').interactions.length > 0;
  const hasCalls = partOf(pact, 'http').interactions.length > 0;
  const { consumer, provider } = pact;
  return [
    ...(hasCalls || !hasMessages
      ? [partCheck(pact, 'http', options, `${consumer}-${provider}`, `${provider} keeps what ${consumer} relies on`)]
      : []),
    ...(hasMessages
      ? [
          partCheck(
            pact,
            'message',
            options,
            `${consumer}-${provider}-events`,
            `${provider} tells what ${consumer} reads`,
          ),
        ]
      : []),
  ];
}

function partCheck(
  pact: Pact,
  part: 'http' | 'message',
  options: ContractsOptions,
  name: string,
  title: string,
): Check {
  return {
    id: `contracts/${name}`,
    title,
    suite: 'contracts',
    timeoutMs: 60_000,
    run: async (context) => await verify(pact, part, options, context),
  };
}

async function verify(
  pact: Pact,
  part: 'http' | 'message',
  { providers, consumers = {} }: ContractsOptions,
  { system, root, runDir, signal, evidence }: CheckContext,
): Promise<Outcome> {
  const contract = providers[pact.provider];
  if (!contract) {
    const edge = `${pact.consumer}→${pact.provider}`;
    return { verdict: 'fail', reason: `${edge}: the config has no contracts.providers.${pact.provider}` };
  }
  const consumer = consumers[pact.consumer];
  const workDir = join(runDir, 'contracts', 'verified');
  const { outcome, log } = await verifyPart({ pact, part, contract, consumer, system, root, workDir, signal });
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
