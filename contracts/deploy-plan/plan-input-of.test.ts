import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planInputOf, planQuery } from './plan-input-of.ts';
import { planRollout } from './plan-rollout.ts';
import { input } from './testing/input.ts';
import { matrixOf } from './testing/matrix-of.ts';
import { planInputs } from './testing/plan-inputs.ts';

const sketch = input({
  changes: ['order 8', 'cart 1'],
  deployed: ['order 7', 'order 6', 'user-bff 11'],
  supported: ['order 5', 'app 1'],
  pacts: { 'user-bff 11 → order': { 7: true, 8: false }, 'order 8 → ledger': {} },
});

test('one question names the new versions and those of the same pacticipants that run there', () => {
  expect(planQuery(sketch)).toEqual({
    selectors: [
      { pacticipant: 'order', version: '8' },
      { pacticipant: 'cart', version: '1' },
      { pacticipant: 'order', version: '7' },
      { pacticipant: 'order', version: '6' },
      { pacticipant: 'order', version: '5' },
    ],
    environment: 'production',
    latestby: 'cvpv',
    limit: 10_000,
  });
});

test('its answer holds the pacts, with a result for each version that has one', () => {
  const matrix = matrixOf(sketch, planQuery(sketch));
  expect(planInputOf({ ...sketch, matrix })).toEqual({
    ...sketch,
    pacts: [
      {
        consumer: { pacticipant: 'user-bff', version: '11' },
        provider: 'order',
        results: [
          { providerVersion: '7', success: true },
          { providerVersion: '8', success: false },
        ],
      },
      { consumer: { pacticipant: 'order', version: '8' }, provider: 'ledger', results: [] },
    ],
  });
});

test('its answer is all that a plan needs', () => {
  const same = fc.property(planInputs(5), (all) => {
    const answered = planInputOf({ ...all, matrix: matrixOf(all, planQuery(all)) });
    const { standing: _, ...plan } = planRollout(answered);
    const { standing: __, ...expected } = planRollout(all);
    expect(plan).toEqual(expected);
  });
  fc.assert(same, { seed: 9, numRuns: 100 });
});

const row = (success: boolean | null, more = {}) => ({
  consumer: { name: 'shop', version: { number: '1' } },
  provider: { name: 'order', version: success === null ? null : { number: '8' } },
  verificationResult: success === null ? null : { success },
  ...more,
});
const resultsOf = (...matrix: unknown[]) =>
  planInputOf({ ...sketch, matrix: { matrix } }).pacts.map(({ results }) => results.map(({ success }) => success));

test('a pair that is judged in several ways must pass them all', () => {
  expect(resultsOf(row(true), row(false, { verificationType: 'BDCT' }))).toEqual([[false]]);
  expect(resultsOf(row(false), row(true))).toEqual([[false]]);
  expect(resultsOf(row(true), row(true))).toEqual([[true]]);
});

test('what the broker was told to ignore does not count', () => {
  expect(resultsOf(row(false, { ignored: true }))).toEqual([]);
});

test('an answer that is no matrix is refused with the place', () => {
  expect(() => planInputOf({ ...sketch, matrix: { matrix: [{ consumer: { name: 'shop' } }] } })).toThrow(
    /this is no matrix of a broker:\n {2}matrix\.0\.consumer\.version: /,
  );
});

test('a matrix that was cut off is refused: what it does not hold would count as no pact', () => {
  const matrix = Array.from({ length: 10_000 }, () => row(true));
  expect(() => planInputOf({ ...sketch, matrix: { matrix } })).toThrow(/cut off at 10000 rows/);
});
