import type { Finding, Party } from './finding.ts';
import type { PacticipantVersion, PactResults } from './plan-input.ts';

/** What the broker knows about any two versions; what it does not know is a finding. */
export class Compatibility {
  readonly #pacts: ReadonlyMap<string, ReadonlyMap<string, PactResults>>;

  constructor(pacts: readonly PactResults[]) {
    const byConsumer = Map.groupBy(pacts, ({ consumer }) => keyOf(consumer));
    this.#pacts = new Map(
      [...byConsumer].map(([consumer, own]) => [consumer, new Map(own.map((pact) => [pact.provider, pact]))]),
    );
  }

  /** The pacticipants that a version has a pact with. */
  providersOf(consumer: PacticipantVersion): string[] {
    return [...(this.#pacts.get(keyOf(consumer))?.keys() ?? [])];
  }

  isUnderPact(consumer: Party, provider: Party): boolean {
    return this.#pacts.get(keyOf(consumer))?.has(provider.pacticipant) ?? false;
  }

  /** Undefined when the two may meet: there is no pact between them, or it is verified. */
  finding(consumer: Party, provider: Party): Finding | undefined {
    const pact = this.#pacts.get(keyOf(consumer))?.get(provider.pacticipant);
    const result = pact?.results.find(({ providerVersion }) => providerVersion === provider.version);
    if (!pact || result?.success) return undefined;
    return result
      ? { kind: 'failed', consumer, provider, detail: result.detail }
      : { kind: 'unverified', consumer, provider };
  }

  /** What is wrong when `one` meets `others`, as their consumer and as their provider. */
  findings(one: Party, others: readonly Party[]): Finding[] {
    return others.flatMap((other) =>
      [this.finding(one, other), this.finding(other, one)].filter((it) => it !== undefined),
    );
  }
}

const keyOf = ({ pacticipant, version }: PacticipantVersion): string => JSON.stringify([pacticipant, version]);
