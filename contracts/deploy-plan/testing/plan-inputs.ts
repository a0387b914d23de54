import fc from 'fast-check';
import type { PacticipantVersion, PactResults, PlanInput } from '../plan-input.ts';

interface Service {
  readonly changes: boolean;
  readonly deployed: readonly string[];
  readonly supported: readonly string[];
  readonly to: string;
}

const service: fc.Arbitrary<Service> = fc.record({
  changes: fc.boolean(),
  deployed: fc.oneof(
    { weight: 5, arbitrary: fc.constant(['1']) },
    { weight: 1, arbitrary: fc.constant(['1', '2']) },
    { weight: 2, arbitrary: fc.constant([]) },
  ),
  supported: fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant(['0']) },
    { weight: 1, arbitrary: fc.constant(['1']) },
  ),
  to: fc.oneof({ weight: 9, arbitrary: fc.constant('3') }, { weight: 1, arbitrary: fc.constant('1') }),
});
const VERSIONS = ['0', '1', '2', '3'];
const percent = fc.integer({ min: 0, max: 99 });

/** Environments in which anything may be wrong: services that are not there, twice there, released, call themselves or each other. */
export const planInputs = (maxChanges: number): fc.Arbitrary<PlanInput> =>
  fc
    .record({
      changing: fc.array(service, { minLength: 1, maxLength: maxChanges }),
      staying: fc.array(service, { maxLength: 2 }),
    })
    .chain(({ changing, staying }) => {
      const services = [
        ...changing.map((one) => ({ ...one, changes: true })),
        ...staying.map((one) => ({ ...one, changes: false })),
      ];
      const cells = services.length ** 2 * VERSIONS.length;
      return fc
        .record({
          pactShare: fc.integer({ min: 5, max: 60 }),
          failShare: fc.integer({ min: 0, max: 50 }),
          pacts: fc.array(percent, { minLength: cells, maxLength: cells }),
          results: fc.array(percent, { minLength: cells * VERSIONS.length, maxLength: cells * VERSIONS.length }),
        })
        .map((drawn) => inputOf(services, drawn));
    });

interface Drawn {
  readonly pactShare: number;
  readonly failShare: number;
  readonly pacts: readonly number[];
  readonly results: readonly number[];
}

function inputOf(services: readonly Service[], { pactShare, failShare, pacts, results }: Drawn): PlanInput {
  const nameOf = (index: number) => `s${index}`;
  const versions = (pick: (one: Service) => readonly string[]): PacticipantVersion[] =>
    services.flatMap((one, index) => pick(one).map((version) => ({ pacticipant: nameOf(index), version })));
  const cells = services.flatMap((_, consumer) =>
    VERSIONS.flatMap((version) => services.map((_, provider) => ({ consumer, version, provider }))),
  );
  return {
    environment: 'production',
    changes: versions((one) => (one.changes ? [one.to] : [])),
    deployed: versions(({ deployed }) => deployed),
    supported: versions(({ supported }) => supported),
    pacts: cells.flatMap(({ consumer, version, provider }, cell): PactResults[] => {
      if (100 - (pacts[cell] ?? 0) > pactShare) return [];
      return [
        {
          consumer: { pacticipant: nameOf(consumer), version },
          provider: nameOf(provider),
          results: VERSIONS.flatMap((providerVersion, index) => {
            const fate = results[cell * VERSIONS.length + index] ?? 0;
            // The best is verified, so that inputs shrink towards what works.
            if (100 - fate <= failShare / 2) return [];
            return [{ providerVersion, success: 100 - fate > failShare }];
          }),
        },
      ];
    }),
  };
}
