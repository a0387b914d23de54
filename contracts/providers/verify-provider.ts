import type { Outcome } from '../../harness/check/index.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { BrokerCredentials } from '../broker-client/index.ts';
import type { ConsumerContract } from '../messages/index.ts';
import { type Pact, partOf } from '../pact-file.ts';
import type { InteractionVerdict } from './judge-verification.ts';
import { loadPact } from './load-pact.ts';
import type { ProviderContract } from './provider-contract.ts';
import { allSeen, type Seen } from './seen.ts';
import { verifyPart } from './verify-part.ts';

export interface VerifyProviderOptions {
  readonly provider: string;
  readonly contract: ProviderContract;
  /**
   * All pacts with the provider when it has changed itself, the one that changed when a consumer has: by file or URL, or as they
   * have been read already (`parsePact`).
   */
  readonly pacts: readonly (string | Pact)[];
  readonly credentials?: BrokerCredentials;
  /** How consumers read messages, by their names. */
  readonly consumers?: Readonly<Record<string, ConsumerContract>>;
  readonly system: RunningSystem;
  /** What relative paths of the contract start from. */
  readonly root: string;
  readonly workDir: string;
  readonly signal: AbortSignal;
}

export interface PactVerification {
  readonly pact: Pact;
  readonly outcome: Outcome;
  /** In the order of the pact; ids are those that a broker gave them, if one did. */
  readonly interactions: readonly InteractionVerdict[];
  readonly log: string;
  readonly seen: Seen;
}

export interface ProviderVerification {
  readonly outcome: Outcome;
  readonly pacts: readonly PactVerification[];
}

/**
 * Verifies a running provider: its own change against all pacts, or a consumer's change against one. A pact that is pending or
 * work in progress is judged like any other; what follows from its failure is for who asked to say.
 *
 * @throws UsageError SD_PACT_UNREADABLE
 *
 * @example
 * const { outcome, pacts } = await verifyProvider({ ...options, provider: 'order', pacts: [process.env.PACT_URL] });
 */
export async function verifyProvider(options: VerifyProviderOptions): Promise<ProviderVerification> {
  const loaded = await Promise.all(
    options.pacts.map((pact) => (typeof pact === 'string' ? loadPact(pact, options) : pact)),
  );
  const pacts: PactVerification[] = [];
  for (const pact of loaded) pacts.push(await verifyWhole(pact, options));
  return { outcome: fold(options.provider, pacts), pacts };
}

async function verifyWhole(pact: Pact, options: VerifyProviderOptions): Promise<PactVerification> {
  const { provider, consumers = {} } = options;
  if (pact.provider !== provider) {
    const reason = `${pact.file} is a pact with ${pact.provider}, not with ${provider}`;
    return { pact, outcome: { verdict: 'fail', reason }, interactions: [], log: '', seen: allSeen([]) };
  }
  const parts = (['http', 'message'] as const).filter((part) => partOf(pact, part).interactions.length > 0);
  const verified = [];
  // A pact without interactions is verified all the same: it fails.
  for (const part of parts.length > 0 ? parts : (['http'] as const))
    verified.push(await verifyPart({ ...options, pact, part, consumer: consumers[pact.consumer] }));
  const byId = new Map(verified.flatMap(({ interactions }) => interactions.map((each) => [each.id, each] as const)));
  return {
    pact,
    outcome: worst(verified.map(({ outcome }) => outcome)),
    interactions: pact.interactions.flatMap(({ id }) => byId.get(id) ?? []),
    log: verified.map(({ log }) => log).join('\n'),
    seen: allSeen(verified.map(({ seen }) => seen)),
  };
}

function fold(provider: string, pacts: readonly PactVerification[]): Outcome {
  if (pacts.length === 0) return { verdict: 'fail', reason: `${provider}: there is no pact to verify` };
  const outcome = worst(pacts.map(({ outcome }) => outcome));
  if (outcome.verdict !== 'pass') return outcome;
  const count = pacts.reduce((sum, { pact }) => sum + pact.interactions.length, 0);
  return { verdict: 'pass', reason: `${provider}: ${pacts.length} pacts, ${count} interactions` };
}

/** A failure is never hidden by what could not be told, nor either by what passed. */
function worst(outcomes: readonly Outcome[]): Outcome {
  for (const verdict of ['fail', 'inconclusive', 'skipped'] as const) {
    const reasons = outcomes.filter((each) => each.verdict === verdict).map(({ reason }) => reason ?? verdict);
    if (reasons.length > 0) return { verdict, reason: reasons.join(' | ') };
  }
  return outcomes[0] ?? { verdict: 'fail', reason: 'nothing was verified' };
}
