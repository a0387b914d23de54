import { type Conformance, judgeConformance } from '../../../contracts/conformance/index.ts';
import type { ContractsOptions } from '../../../contracts/index.ts';
import { allSeen, openApiOf, type Seen } from '../../../contracts/providers/index.ts';
import type { RunContext } from '../../../harness/check/index.ts';
import { messageOf } from '../../../harness/errors.ts';
import type { Verified } from './verify-all.ts';

/** A provider that was verified: what it said, what it promises, and whether the one is as the other has it. */
export interface Promises {
  readonly provider: string;
  readonly seen: Seen;
  /** Undefined where it has no OpenAPI document. */
  readonly document: Readonly<Record<string, unknown>> | undefined;
  readonly conformance: Conformance | undefined;
  /** Why its document cannot be read. */
  readonly problem: string | undefined;
}

/** While the system still runs: documents are asked of the providers themselves. */
export async function promisesOf(
  verified: readonly Verified[],
  { providers }: ContractsOptions,
  { system, root, signal }: RunContext,
): Promise<Promises[]> {
  const found: Promises[] = [];
  for (const [provider, of] of Map.groupBy(verified, ({ pact }) => pact.provider)) {
    const seen = allSeen(of.map((each) => each.seen));
    try {
      const document = await openApiOf(providers[provider] ?? {}, { provider, system, root, signal });
      const conformance = document && judgeConformance(document, seen.exchanges);
      found.push({ provider, seen, document, conformance, problem: undefined });
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      found.push({ provider, seen, document: undefined, conformance: undefined, problem: messageOf(thrown) });
    }
  }
  return found;
}
