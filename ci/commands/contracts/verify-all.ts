import { join } from 'node:path';
import { brokerCredentials } from '../../../contracts/broker-client/index.ts';
import type { ContractsOptions } from '../../../contracts/index.ts';
import { type PactVerification, verifyProvider } from '../../../contracts/providers/index.ts';
import type { RunContext } from '../../../harness/check/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import type { PactToVerify } from './pacts-to-verify.ts';

export interface Verified extends PactVerification {
  readonly asked: PactToVerify;
}

/** One after the other: states of one pact must not meet those of another. */
export async function verifyAll(
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
