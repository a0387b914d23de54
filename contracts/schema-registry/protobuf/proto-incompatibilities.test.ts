import { describe, expect, test } from 'vitest';
import { breaksAt, type Case, levelsLetting, levelsOf } from '../testing/verdict.ts';
import { fieldCases, oneofCases, requiredCases, typeCases } from './proto-cases.ts';

describe.each<[string, readonly Case[]]>([
  ['fields', fieldCases],
  ['messages, enums and maps', typeCases],
  ['oneofs', oneofCases],
  ['required fields of proto2', requiredCases],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_name, before, after, verdict, because) => {
    expect(levelsLetting('PROTOBUF', [before], after)).toEqual(levelsOf(verdict));
    expect(breaksAt('FULL', 'PROTOBUF', [before], after)[0]).toBe(because);
  });
});
