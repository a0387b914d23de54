import fc from 'fast-check';
import type { PacticipantVersion, PactResults, PlanInput } from '../plan-input.ts';

interface Service {
  readonly changes: boolean;
  readonly deployed: readonly string[];
  readonly supported: readonly string[];
  readonly to: string;
}

const oneOf = <T>(...choices: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const supported = oneOf<readonly string[]>([10, []], [1, ['0']], [1, ['1']]);
const changing: fc.Arbitrary<Service> = fc.record({
  changes: fc.constant(true),
  deployed: oneOf<readonly string[]>([5, ['1']], [1, ['1', '2']], [3, []]),
  supported,
  to: oneOf([9, '3'], [1, '1']),
});
const staying: fc.Arbitrary<Service> = fc.record({
  changes: fc.constant(false),
  deployed: oneOf<readonly string[]>([8, ['1']], [2, ['1', '2']], [1, []]),
  supported,
  to: fc.constant(''),
});
const VERSIONS = ['0', '1', '2', '3'];
const percent = fc.integer({ min: 0, max: 99 });

/** Environments in which anything may be wrong: services that are not there, twice there, released, call themselves or each other. */
export const planInputs = (maxChanges: number): fc.Arbitrary<PlanInput> =>
  fc
    .record({
      changes: fc.array(changing, { minLength: 1, maxLength: maxChanges }),
      others: fc.array(staying, { maxLength: 2 }),
    })
    .chain(({ changes, others }) => {
      const services = [...changes, ...others];
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
      // Mostly it is the changes that cannot meet each other: what cannot stand alone makes for dull plans.
      const between = consumer !== provider && services[consumer]?.changes && services[provider]?.changes;
      const share = between ? failShare : failShare / 10;
      return [
        {
          consumer: { pacticipant: nameOf(consumer), version },
          provider: nameOf(provider),
          results: VERSIONS.flatMap((providerVersion, index) => {
            const fate = results[cell * VERSIONS.length + index] ?? 0;
            // The best is verified, so that inputs shrink towards what works.
            if (100 - fate <= share / 2) return [];
            return [{ providerVersion, success: 100 - fate > share }];
          }),
        },
      ];
    }),
  };
}
