import type { Broker } from '../../../contracts/broker-client/index.ts';
import type { Build } from '../../../contracts/builds/index.ts';
import type { Pact } from '../../../contracts/consumers/index.ts';

/** A pact with a provider of ours, and what its failure means. */
export interface PactToVerify {
  readonly provider: string;
  /** File or URL. */
  readonly location: string;
  readonly why: string;
  /** New to the provider: its failure is told, and breaks nothing. */
  readonly pending: boolean;
}

/** Those that the consumers' tests of this build have written. */
export const ownPacts = (pacts: readonly Pact[], providers: readonly string[]): PactToVerify[] =>
  pacts
    .filter(({ provider }) => providers.includes(provider))
    .map(({ provider, file }) => ({ provider, location: file, why: 'as its tests wrote it', pending: false }));

/** Three months back: older branches are nobody's work in progress any more. */
const wipDays = 90;

/**
 * Those that a broker selects for a provider's own change: the main branches', what is deployed or released anywhere, the branch of
 * the same name, and, pending, what consumers are at work on.
 */
export async function selectedPacts(
  broker: Broker,
  { branch }: Build,
  providers: readonly string[],
  signal: AbortSignal,
): Promise<PactToVerify[]> {
  const since = new Date(Date.now() - wipDays * 86_400_000).toISOString().slice(0, 10);
  const found: PactToVerify[] = [];
  for (const provider of providers) {
    const pacts = await broker.pactsForVerification(
      {
        provider,
        selectors: [
          { mainBranch: true },
          { deployedOrReleased: true },
          ...(branch ? [{ matchingBranch: true } as const] : []),
        ],
        includePending: true,
        // Without a branch a broker gives no work in progress, and says nothing of it.
        ...(branch && { providerBranch: branch, includeWipSince: since }),
      },
      signal,
    );
    for (const { href, shortDescription, pending } of pacts)
      found.push({ provider, location: href, why: shortDescription, pending });
  }
  return found;
}
