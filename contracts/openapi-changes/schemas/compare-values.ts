import { isDeepStrictEqual } from 'node:util';
import type { Pair } from './pair.ts';
import type { Difference } from './rule.ts';

/** The values themselves, and the form that text has. */
export const compareValues = (pair: Pair): Difference[] => [
  ...compareEnums(pair),
  ...comparePatterns(pair),
  ...compareFormats(pair),
  ...compareDefaults(pair),
];

function compareEnums({ before, after, at }: Pair): Difference[] {
  const [old, next] = [before.enum, after.enum];
  if (!Array.isArray(old) && !Array.isArray(next)) return [];
  if (!Array.isArray(old))
    return [{ rule: 'values restricted', at, sentence: `may only be ${list(next as unknown[])} now` }];
  if (!Array.isArray(next)) return [{ rule: 'values opened', at, sentence: `may be more than ${list(old)} now` }];
  const missing = (from: readonly unknown[], values: readonly unknown[]) =>
    values.filter((value) => !from.some((one) => isDeepStrictEqual(one, value)));
  return [
    ...missing(next, old).map(
      (value): Difference => ({ rule: 'value removed', at, sentence: `may not be ${JSON.stringify(value)} any more` }),
    ),
    ...missing(old, next).map(
      (value): Difference => ({ rule: 'value added', at, sentence: `may be ${JSON.stringify(value)} now` }),
    ),
  ];
}

const list = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ');

function comparePatterns({ before, after, at }: Pair): Difference[] {
  if (before.pattern === after.pattern) return [];
  if (before.pattern === undefined)
    return [{ rule: 'form restricted', at, sentence: `must match ${after.pattern} now` }];
  if (after.pattern === undefined)
    return [{ rule: 'form opened', at, sentence: `need not match ${before.pattern} any more` }];
  return [{ rule: 'form changed', at, sentence: `must match ${after.pattern} instead of ${before.pattern}` }];
}

function compareFormats({ before, after, at }: Pair): Difference[] {
  if (before.format === after.format) return [];
  if (before.format === undefined)
    return [{ rule: 'form restricted', at, sentence: `is of the format ${after.format} now` }];
  if (after.format === undefined)
    return [{ rule: 'form opened', at, sentence: `is no longer of the format ${before.format}` }];
  return [{ rule: 'format changed', at, sentence: `is of the format ${after.format} instead of ${before.format}` }];
}

function compareDefaults({ before, after, at }: Pair): Difference[] {
  if (isDeepStrictEqual(before.default, after.default)) return [];
  const said = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
  const sentence = `its default was ${said(before.default)}, is ${said(after.default)} now`;
  return [{ rule: 'default changed', at, sentence }];
}
