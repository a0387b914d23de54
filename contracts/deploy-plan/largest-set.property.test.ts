import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, largestSet } from './largest-set.ts';

const candidates: fc.Arbitrary<Candidate[]> = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc
    .record({
      weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: count, maxLength: count }),
      stuck: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }),
      needs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count }),
      clashes: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 2 * count }),
    })
    .map(({ weights, stuck, needs, clashes }) =>
      weights.map((weight, index) => ({
        weight,
        stuck: stuck[index] === 9,
        // Only of earlier ones, so that there is no circle.
        needs: needs.flatMap(([one, other]) =>
          Math.max(one, other) === index && one !== other ? Math.min(one, other) : [],
        ),
        clashes: clashes.flatMap(([one, other]) => (one === index ? other : other === index ? one : [])),
      })),
    ),
);

const sets = (count: number): number[][] =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, at) => at).filter((at) => bits & (1 << at)),
  );

const isAllowed = (set: readonly number[], all: readonly Candidate[]) =>
  set.every((index) => {
    const { stuck, needs, clashes } = all[index] as Candidate;
    return !stuck && needs.every((at) => set.includes(at)) && !clashes.some((at) => set.includes(at));
  });
const weightOf = (set: Iterable<number>, all: readonly Candidate[]) =>
  [...set].reduce((sum, index) => sum + (all[index]?.weight ?? 0), 0);

test('no allowed set is heavier', () => {
  const holds = fc.property(candidates, (all) => {
    const { kept, largest } = largestSet(all, 10_000);
    const heaviest = Math.max(
      ...sets(all.length)
        .filter((set) => isAllowed(set, all))
        .map((set) => weightOf(set, all)),
    );
    expect({ largest, allowed: isAllowed([...kept], all), weight: weightOf(kept, all) }).toEqual({
      largest: true,
      allowed: true,
      weight: heaviest,
    });
  });
  fc.assert(holds, { seed: 7, numRuns: 500 });
});

test('a search cut short gives an allowed set that nothing can be added to', () => {
  const holds = fc.property(candidates, fc.integer({ min: 1, max: 3 }), (all, budget) => {
    const { kept } = largestSet(all, budget);
    const larger = sets(all.length).filter(
      (set) => set.length > kept.size && [...kept].every((at) => set.includes(at)),
    );
    expect(isAllowed([...kept], all)).toBe(true);
    expect(larger.filter((set) => isAllowed(set, all))).toEqual([]);
  });
  fc.assert(holds, { seed: 8, numRuns: 500 });
});
