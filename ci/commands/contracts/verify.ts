import { type Broker, brokerFromEnvironment } from '../../../contracts/broker-client/index.ts';
import { type Build, shareProviderContract, shareResult, thisBuild } from '../../../contracts/builds/index.ts';
import { counted } from '../../../harness/counted.ts';
import { UsageError } from '../../../harness/errors.ts';
import { onInterrupt } from '../../run/interrupts.ts';
import { loadContracts } from './load-contracts.ts';
import type { BrokerOption } from './open-named-broker.ts';
import { type PactsAskedOptions, pactsAsked } from './pacts-asked.ts';
import { end, print, printItem } from './print.ts';
import type { Promises } from './promises-of.ts';
import { verifiedSystem } from './verified-system.ts';
import type { Verified } from './verify-all.ts';

export interface VerifyOptions extends BrokerOption, PactsAskedOptions {
  readonly publish?: boolean;
  /** With the results, what providers promise. */
  readonly providerContracts?: boolean;
  readonly version?: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  readonly config?: string;
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
  if (options.publish && !broker)
    throw new UsageError(
      'SD_BROKER_OPTIONS',
      '--publish: to which broker? Give --broker <url> or set SHAKEDOWN_BROKER_URL',
    );
  if (options.providerContracts && !options.publish)
    throw new UsageError('SD_BROKER_OPTIONS', '--provider-contracts are published: give --publish, too');
  const asked = await pactsAsked(options, contracts, { broker, build }, controller.signal);
  const { verified, promises } = await verifiedSystem(contracts, asked, { out: options.out, controller });
  for (const each of verified) printPact(each);
  if (options.publish && broker && build) {
    await publishResults(broker, build, verified, controller.signal);
    if (options.providerContracts) await publishPromises(broker, build, promises, controller.signal);
  }
  conclude(verified);
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

/** What a broker compares with the pacts of every consumer, also of those that nobody has verified. */
async function publishPromises(
  broker: Broker,
  build: Build,
  promises: readonly Promises[],
  signal: AbortSignal,
): Promise<void> {
  for (const { problem, ...promised } of promises) {
    if (problem !== undefined) throw new UsageError('SD_OPENAPI_UNREADABLE', `${promised.provider}: ${problem}`);
    for (const text of await shareProviderContract(broker, build, promised, signal)) print(`  ${text}`);
  }
}

function conclude(verified: readonly Verified[]): void {
  const binding = verified.filter((each) => !isPending(each));
  const broken = binding.filter(({ outcome }) => outcome.verdict === 'fail').length;
  const pending = verified.length - binding.length;
  const unsure = binding.some(({ outcome }) => outcome.verdict !== 'pass' && outcome.verdict !== 'fail');
  end(
    broken > 0 ? 'fail' : unsure ? 'inconclusive' : 'pass',
    `${counted(verified.length, 'pact')}, ${broken} broken${pending > 0 ? `, ${pending} pending are not kept yet` : ''}`,
  );
}
