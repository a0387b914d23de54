import { createRandom } from '../../../harness/random.ts';
import type { PactResults, PlanInput } from '../plan-input.ts';

/** Changes each of which cannot meet three others, on average: about the density at which Independent Set is hardest to search. */
export function hardInput(count: number, seed: number): PlanInput {
  const random = createRandom(seed);
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const pairs = names.flatMap((consumer, index) => names.slice(index + 1).map((provider) => ({ consumer, provider })));
  return {
    environment: 'production',
    changes: names.map((pacticipant) => ({ pacticipant, version: '2' })),
    deployed: names.map((pacticipant) => ({ pacticipant, version: '1' })),
    supported: [],
    pacts: pairs
      .filter(() => random.next() < 3 / count)
      .map(
        ({ consumer, provider }): PactResults => ({
          consumer: { pacticipant: consumer, version: '2' },
          provider,
          results: [{ providerVersion: '1', success: true }],
        }),
      ),
  };
}
