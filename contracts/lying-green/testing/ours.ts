import { expect } from 'vitest';
import type { Outcome } from '../../../harness/check/index.ts';
import type { ConsumerContract } from '../../messages/index.ts';
import { type ProviderContract, verifyProvider } from '../../providers/index.ts';
import { folder } from './pact.ts';

export interface Trial {
  readonly contract?: ProviderContract;
  readonly consumers?: Readonly<Record<string, ConsumerContract>>;
  /** Where the provider is; without one nobody listens. */
  readonly url?: string;
}

/** What Shakedown says of the same pacts and the same provider. */
export async function ours(pacts: readonly string[], { contract = {}, consumers = {}, url }: Trial): Promise<Outcome> {
  const { outcome } = await verifyProvider({
    provider: 'order',
    contract,
    consumers,
    pacts,
    system: { direct: () => new URL(url ?? 'http://127.0.0.1:9') } as never,
    root: '/',
    workDir: folder(),
    signal: new AbortController().signal,
  });
  return outcome;
}

export const failing = (reason: string | RegExp) => ({
  verdict: 'fail',
  reason: expect.stringMatching(reason) as unknown,
});
