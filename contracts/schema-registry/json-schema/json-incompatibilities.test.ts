import { describe, expect, test } from 'vitest';
import { breaksAt, type Case, levelsLetting, levelsOf } from '../testing/verdict.ts';
import { arrayCases, combinationCases, propertyCases, referenceCases, scalarCases } from './json-cases.ts';

describe.each<[string, readonly Case[]]>([
  ['properties', propertyCases],
  ['texts, numbers and values', scalarCases],
  ['arrays', arrayCases],
  ['combinations', combinationCases],
  ['references', referenceCases],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_name, before, after, verdict, because) => {
    expect(levelsLetting('JSON', [before], after)).toEqual(levelsOf(verdict));
    expect(breaksAt('FULL', 'JSON', [before], after)[0]).toBe(because);
  });
});
