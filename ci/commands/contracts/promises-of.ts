import type { PromisedContract } from '../../../contracts/builds/index.ts';
import { judgeConformance } from '../../../contracts/conformance/index.ts';
import type { JourneyTraffic } from '../../../contracts/from-traffic/index.ts';
import type { ContractsOptions } from '../../../contracts/index.ts';
import { allSeen, asyncApiOf, openApiOf, type Seen } from '../../../contracts/providers/index.ts';
import type { RunContext } from '../../../harness/check/index.ts';
import { messageOf } from '../../../harness/errors.ts';
import type { Verified } from './verify-all.ts';

/** A provider that was verified: what it said, what it promises, and whether the one is as the other has it. */
export interface Promises extends PromisedContract {
  readonly seen: Seen;
  /** Why a document of it cannot be read. */
  readonly problem: string | undefined;
}

/** While the system still runs: documents are asked of the providers themselves. */
export async function promisesOf(
  verified: readonly Verified[],
  { providers }: ContractsOptions,
  { system, root, signal }: RunContext,
  traffic: readonly JourneyTraffic[] = [],
): Promise<Promises[]> {
  const found: Promises[] = [];
  const names = new Set([...verified.map(({ pact }) => pact.provider), ...traffic.map(({ provider }) => provider)]);
  for (const provider of names) {
    const seen = allSeen([
      ...verified.filter(({ pact }) => pact.provider === provider).map((each) => each.seen),
      ...traffic.filter((each) => each.provider === provider).map(({ exchanges }) => ({ exchanges, messages: [] })),
    ]);
    const contract = providers[provider] ?? {};
    const nothing = { provider, seen, openApi: undefined, asyncApi: undefined, conformance: undefined };
    try {
      const openApi = await openApiOf(contract, { provider, system, root, signal });
      const asyncApi = await asyncApiOf(contract, root);
      const conformance = openApi && judgeConformance(openApi, seen.exchanges);
      found.push({ provider, seen, openApi, asyncApi, conformance, problem: undefined });
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      found.push({ ...nothing, problem: messageOf(thrown) });
    }
  }
  return found;
}
