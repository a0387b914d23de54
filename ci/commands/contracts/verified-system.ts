import type { ContractsOptions } from '../../../contracts/index.ts';
import type { RunContext } from '../../../harness/check/index.ts';
import { createConsole } from '../../../harness/report/index.ts';
import { drawSeed } from '../../run/seed.ts';
import { withSystem } from '../../run/with-system.ts';
import type { LoadedContracts } from './load-contracts.ts';
import type { PactToVerify } from './pacts-to-verify.ts';
import { type Promises, promisesOf } from './promises-of.ts';
import { type Verified, verifyAll } from './verify-all.ts';

export interface VerifiedSystem {
  readonly verified: readonly Verified[];
  readonly promises: readonly Promises[];
  readonly runDir: string;
}

/** Starts the system, holds its providers to pacts, asks them what they promise, and stops it. */
export async function verifiedSystem(
  { loaded, contracts }: LoadedContracts,
  asked: readonly PactToVerify[],
  { out, controller }: { readonly out: string | undefined; readonly controller: AbortController },
): Promise<VerifiedSystem> {
  const console = createConsole({ stream: process.stderr });
  try {
    return await withSystem(
      { loaded, out, seed: drawSeed(), plan: 'pr', console, controller, entryPorts: 'free' },
      (context) => use(asked, contracts, context),
    );
  } finally {
    console.close();
  }
}

async function use(asked: readonly PactToVerify[], contracts: ContractsOptions, context: RunContext) {
  const verified = await verifyAll(asked, contracts, context);
  return { verified, promises: await promisesOf(verified, contracts, context), runDir: context.runDir };
}
