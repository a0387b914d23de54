import { type Broker, brokerCredentials } from '../../../contracts/broker-client/index.ts';
import type { Build } from '../../../contracts/builds/index.ts';
import type { ContractsOptions } from '../../../contracts/index.ts';
import { loadPact } from '../../../contracts/providers/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import type { LoadedContracts } from './load-contracts.ts';
import { makePacts, type PactsOptions } from './make-pacts.ts';
import { ownPacts, type PactToVerify, selectedPacts } from './pacts-to-verify.ts';

export interface PactsAskedOptions extends PactsOptions {
  /** Providers; default: all of the config. */
  readonly provider: readonly string[];
  /** One pact, by file or URL: a consumer has changed. */
  readonly pact?: string;
}

/** The pact that is given, else those that the broker selects, else those that the consumers' tests of this build write. */
export async function pactsAsked(
  options: PactsAskedOptions,
  contracts: LoadedContracts,
  { broker, build }: { readonly broker: Broker | undefined; readonly build: Build | undefined },
  signal: AbortSignal,
): Promise<readonly PactToVerify[]> {
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
