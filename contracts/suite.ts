import { join } from 'node:path';
import type { Check, CheckContext, Outcome, RunContext, Suite } from '../harness/check/index.ts';
import { edgesOf, type SystemDefinition } from '../harness/system/index.ts';
import type { ConsumerRun } from './consumers/run-consumer-tests.ts';
import { type ContractsOptions, checkContractsOptions, topicEdges } from './options.ts';
import { type Pact, readPacts } from './pact-file.ts';

/**
 * Consumer-driven contracts: the consumers' own tests write pacts, and the running providers are held to them. One check for
 * the consumers' tests, one for each pact, and one that no call between services is without a contract.
 */
export const contractsSuite = (options: ContractsOptions): Suite => ({
  name: 'contracts',
  checks: async (context) => {
    checkContractsOptions(options, context.system.definition);
    const { runConsumerTests } = await import('./consumers/run-consumer-tests.ts');
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
      ...pacts.map((pact) => pactCheck(pact, options)),
      everyEdgeCheck(pacts, options, context),
    ];
  },
});

function consumersCheck(run: ConsumerRun): Check {
  const judge = (): Outcome => {
    if (run.failures.length > 0)
      return { verdict: 'fail', reason: `consumer tests failed: ${run.failures.join('; ')}` };
    if (run.passed === 0) return { verdict: 'fail', reason: 'no consumer test ran' };
    return { verdict: 'pass', reason: `${run.passed} consumer tests` };
  };
  return {
    id: 'contracts/consumers',
    title: 'Every consumer can work with the answers that it expects',
    suite: 'contracts',
    run: async ({ evidence }) => {
      const outcome = judge();
      if (outcome.verdict !== 'pass') evidence.text('output of the consumer tests', run.log);
      return outcome;
    },
  };
}

function pactCheck(pact: Pact, options: ContractsOptions): Check {
  return {
    id: `contracts/${pact.consumer}-${pact.provider}`,
    title: `${pact.provider} keeps what ${pact.consumer} relies on`,
    suite: 'contracts',
    timeoutMs: 60_000,
    run: async (context) => await verify(pact, options, context),
  };
}

async function verify(
  pact: Pact,
  { providers }: ContractsOptions,
  { system, signal, evidence }: CheckContext,
): Promise<Outcome> {
  const edge = `${pact.consumer}→${pact.provider}`;
  const contract = providers[pact.provider];
  if (!contract) return { verdict: 'fail', reason: `${edge}: the config has no contracts.providers.${pact.provider}` };
  if (pact.interactions.length === 0) return { verdict: 'fail', reason: `${edge}: the pact has no interactions` };
  const { judgeVerification, missingHandlers } = await import('./providers/judge-verification.ts');
  const missing = missingHandlers(pact, contract);
  if (missing.length > 0) return { verdict: 'fail', reason: `${edge}: ${missing.join('; ')}` };
  const { verifyPact } = await import('./providers/verify-pact.ts');
  const verification = await verifyPact({ pact, contract, system, signal });
  const outcome = judgeVerification(pact, verification);
  evidence.existing('json', 'the pact', pact.file);
  if (outcome.verdict !== 'pass')
    await evidence.file('log', 'what the verifier said', 'verifier.log', verification.log);
  return outcome;
}

function everyEdgeCheck(pacts: readonly Pact[], { without = {} }: ContractsOptions, { system }: RunContext): Check {
  return {
    id: 'contracts/every-edge',
    title: 'No call between services is without a contract',
    suite: 'contracts',
    run: async () => {
      const covered = new Set(pacts.flatMap(edgesUnder));
      const open = edgesBetweenServices(system.definition).filter((edge) => !covered.has(edge) && !(edge in without));
      if (open.length > 0)
        return {
          verdict: 'fail',
          reason: `without a contract: ${open.join(', ')}; test them or give the reason in contracts.without`,
        };
      return { verdict: 'pass', reason: `${covered.size} edges under contract` };
    },
  };
}

/** A message flows to its consumer, a call away from it. */
function edgesUnder({ consumer, provider, interactions }: Pact): string[] {
  return interactions.map(({ kind }) => (kind === 'message' ? `${provider}→${consumer}` : `${consumer}→${provider}`));
}

/** Calls over HTTP and over topics between services that are judged themselves. */
function edgesBetweenServices(system: SystemDefinition): string[] {
  const judged = (name: string) => system.services[name] !== undefined && system.services[name].role !== 'outside';
  const calls = edgesOf(system).filter(({ from, to }) => judged(from) && judged(to));
  return [...new Set([...calls.map(({ id }) => id), ...topicEdges(system)])];
}
