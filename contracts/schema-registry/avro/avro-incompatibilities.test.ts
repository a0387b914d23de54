import { describe, expect, test } from 'vitest';
import { breaksAt, type Case, levelsLetting, levelsOf } from '../testing/verdict.ts';
import { fieldCases, namedCases, typeCases, unionCases } from './avro-cases.ts';

describe.each<[string, readonly Case[]]>([
  ['fields', fieldCases],
  ['types', typeCases],
  ['names, enums and fixed', namedCases],
  ['unions', unionCases],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_name, before, after, verdict, because) => {
    expect(levelsLetting('AVRO', [before], after)).toEqual(levelsOf(verdict));
    expect(breaksAt('FULL', 'AVRO', [before], after)[0]).toBe(because);
  });
});
