import { join } from 'node:path';
import { type Broker, brokerCredentials, brokerFromEnvironment } from '../../../contracts/broker-client/index.ts';
import { type Build, shareResult, thisBuild } from '../../../contracts/builds/index.ts';
import type { ContractsOptions } from '../../../contracts/index.ts';
import { loadPact, type PactVerification, verifyProvider } from '../../../contracts/providers/index.ts';
import type { RunContext } from '../../../harness/check/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import { createConsole } from '../../../harness/report/index.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { drawSeed } from '../../run/seed.ts';
import { withSystem } from '../../run/with-system.ts';
import { type LoadedContracts, loadContracts } from './load-contracts.ts';
import { makePacts, type PactsOptions } from './make-pacts.ts';
import type { BrokerOption } from './open-named-broker.ts';
import { ownPacts, type PactToVerify, selectedPacts } from './pacts-to-verify.ts';
import { end, printItem } from './print.ts';

export interface VerifyOptions extends BrokerOption, PactsOptions {
  /** Providers; default: all of the config. */
  readonly provider: readonly string[];
  /** One pact, by file or URL: a consumer has changed. */
  readonly pact?: string;
  readonly publish?: boolean;
  readonly version?: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  readonly config?: string;
}

interface Verified extends PactVerification {
  readonly asked: PactToVerify;
}

/**
 * Starts the system and holds its providers to their pacts: to the one that is given, else to those that the broker selects, else to
 * those that the consumers' tests of this build write.
 */
export async function verify(options: VerifyOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { controller } = interrupts;
  const contracts = await loadContracts(options.config);
  const { loaded } = contracts;
  const broker = brokerFromEnvironment({ url: options.broker, signal: controller.signal });
  const build = broker && (await thisBuild(loaded.root, { ...options, url: options.buildUrl }));
  const asked = await pactsAsked(options, contracts, { broker, build }, controller.signal);
  const console = createConsole({ stream: process.stderr });
  try {
    const verified = await withSystem(
      { loaded, out: options.out, seed: drawSeed(), plan: 'pr', console, controller, entryPorts: 'free' },
      (context) => verifyAll(asked, contracts.contracts, context),
    );
    for (const each of verified) printPact(each);
    if (options.publish && broker && build) await publishResults(broker, build, verified, controller.signal);
    conclude(verified);
  } finally {
    console.close();
  }
}

async function pactsAsked(
  options: VerifyOptions,
  contracts: LoadedContracts,
  { broker, build }: { readonly broker: Broker | undefined; readonly build: Build | undefined },
  signal: AbortSignal,
): Promise<readonly PactToVerify[]> {
  if (options.publish && !broker)
    throw new UsageError(
      'SD_BROKER_OPTIONS',
      '--publish: to which broker? Give --broker <url> or set SHAKEDOWN_BROKER_URL',
    );
  const providers = providersOf(options.provider, contracts.contracts);
  const asked: PactToVerify[] = [];
  if (options.pact !== undefined) {
    const { provider } = await loadPact(options.pact, { credentials: brokerCredentials(), signal });
    asked.push({ provider, location: options.pact, why: 'as it was given', pending: false });
  } else if (broker && build) asked.push(...(await selectedPacts(broker, build, providers, signal)));
  else {
    const { pacts, problems } = await makePacts(contracts, options, signal);
    if (problems.length > 0)
      throw new UsageError(
        'SD_CONSUMER_TESTS',
        `the consumers’ tests have to pass first:\n  ${problems.join('\n  ')}`,
        {
          details: { problems },
        },
      );
    asked.push(...ownPacts(pacts, providers));
  }
  if (asked.length === 0)
    throw new UsageError(
      'SD_BROKER_NO_PACTS',
      `there is no pact with ${providers.join(', ')}: nothing can be verified`,
    );
  return asked;
}

function providersOf(given: readonly string[], { providers }: ContractsOptions): readonly string[] {
  const known = Object.keys(providers);
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      'SD_CONTRACTS_INVALID',
      `--provider ${unknown.join(' ')}: contracts.providers of the config has ${known.join(', ')}`,
      { details: { option: '--provider', value: unknown } },
    );
  return given.length > 0 ? given : known;
}

async function verifyAll(
  asked: readonly PactToVerify[],
  { providers, consumers }: ContractsOptions,
  { system, root, runDir, signal, progress }: RunContext,
): Promise<Verified[]> {
  const verified: Verified[] = [];
  for (const each of asked) {
    const { provider, location } = each;
    const contract = providers[provider];
    if (!contract)
      throw new UsageError(
        'SD_CONTRACTS_INVALID',
        `${location} is a pact with ${provider}: the config has no contracts.providers.${provider}`,
        {
          details: { path: location, value: provider },
        },
      );
    progress(`${provider}: ${each.why}`);
    const { pacts } = await verifyProvider({
      provider,
      contract,
      pacts: [location],
      credentials: brokerCredentials(),
      ...(consumers && { consumers }),
      system,
      root,
      workDir: join(runDir, 'contracts'),
      signal,
    });
    verified.push(...pacts.map((pact) => ({ ...pact, asked: each })));
  }
  return verified;
}

const isPending = ({ asked, outcome }: Verified): boolean => asked.pending && outcome.verdict === 'fail';

function printPact(verified: Verified): void {
  const { asked, pact, outcome } = verified;
  const sign = outcome.verdict === 'skipped' ? 'inconclusive' : outcome.verdict;
  const title = `${pact.provider} keeps what ${pact.consumer} relies on (${asked.why})`;
  if (isPending(verified)) printItem('pending', `${title}: not yet, and that breaks nothing`, outcome.reason);
  else printItem(sign, title, outcome.reason);
}

/** What is published is what happened, pending or not. */
async function publishResults(
  broker: Broker,
  build: Build,
  verified: readonly Verified[],
  signal: AbortSignal,
): Promise<void> {
  for (const { asked, pact, outcome, interactions } of verified) {
    const published = await broker.document(asked.location, signal);
    const success = outcome.verdict === 'pass' ? true : outcome.verdict === 'fail' ? false : undefined;
    await shareResult(broker, build, { pact, success, interactions, published }, signal);
  }
}

function conclude(verified: readonly Verified[]): void {
  const binding = verified.filter((each) => !isPending(each));
  const broken = binding.filter(({ outcome }) => outcome.verdict === 'fail').length;
  const pending = verified.length - binding.length;
  const unsure = binding.some(({ outcome }) => outcome.verdict !== 'pass' && outcome.verdict !== 'fail');
  end(
    broken > 0 ? 'fail' : unsure ? 'inconclusive' : 'pass',
    `${verified.length} pacts, ${broken} broken${pending > 0 ? `, ${pending} pending are not kept yet` : ''}`,
  );
}
