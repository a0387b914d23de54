import { createConsole } from '../../../harness/report/index.ts';
import { drawSeed } from '../../run/seed.ts';
import { withSystem } from '../../run/with-system.ts';
import { entryTraffic } from './entry-traffic.ts';
import type { LoadedContracts } from './load-contracts.ts';
import type { PactToVerify } from './pacts-to-verify.ts';
import { type Promises, promisesOf } from './promises-of.ts';
import { type Verified, verifyAll } from './verify-all.ts';

export interface VerifiedSystem {
  readonly verified: readonly Verified[];
  readonly promises: readonly Promises[];
  readonly runDir: string;
}

export interface VerifiedSystemOptions {
  readonly out: string | undefined;
  readonly controller: AbortController;
  /** Journeys are run as well, where what stands at an entry has an OpenAPI document. */
  readonly journeys?: boolean;
}

/** Starts the system, holds its providers to pacts, asks them what they promise, and stops it. */
export async function verifiedSystem(
  { loaded, contracts }: LoadedContracts,
  asked: readonly PactToVerify[],
  options: VerifiedSystemOptions,
): Promise<VerifiedSystem> {
  const { out, controller } = options;
  const console = createConsole({ stream: process.stderr });
  try {
    return await withSystem(
      { loaded, out, seed: drawSeed(), plan: 'pr', console, controller, entryPorts: 'free' },
      async (context) => {
        const verified = await verifyAll(asked, contracts, context);
        const traffic = options.journeys ? await entryTraffic(loaded, contracts, context) : [];
        const promises = await promisesOf(verified, contracts, context, traffic);
        return { verified, promises, runDir: context.runDir };
      },
    );
  } finally {
    console.close();
  }
}
