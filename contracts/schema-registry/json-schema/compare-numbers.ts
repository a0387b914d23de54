import type { Incompatibility } from '../format.ts';
import { compareBounds } from './compare-bounds.ts';
import { found } from './found.ts';
import type { Typed } from './shape.ts';

export function compareNumbers(writer: Typed, reader: Typed): readonly Incompatibility[] {
  return [
    ...(reader.integer && !writer.integer
      ? [found('TYPE_NARROWED', '', '{reader} takes integers alone, {writer} any number')]
      : []),
    ...compareBounds('upper', ['maximum', 'exclusiveMaximum'], writer.keywords, reader.keywords),
    ...compareBounds('lower', ['minimum', 'exclusiveMinimum'], writer.keywords, reader.keywords),
    ...compareSteps(writer.keywords.multipleOf, reader.keywords.multipleOf),
  ];
}

function compareSteps(before: unknown, now: unknown): readonly Incompatibility[] {
  if (typeof now !== 'number' || before === now) return [];
  const at = '/multipleOf';
  if (typeof before !== 'number') {
    return [found('MULTIPLE_OF_ADDED', at, `{reader} wants multiples of ${now}, {writer} takes any number`)];
  }
  if (isMultiple(before, now)) return [];
  const type = isMultiple(now, before) ? 'MULTIPLE_OF_EXPANDED' : 'MULTIPLE_OF_CHANGED';
  return [found(type, at, `{reader} wants multiples of ${now}, {writer} has multiples of ${before}`)];
}

/** In whole numbers: 0.3 % 0.1 is not 0. */
function isMultiple(value: number, of: number): boolean {
  const places = Math.max(decimals(value), decimals(of));
  return Math.round(value * 10 ** places) % Math.round(of * 10 ** places) === 0;
}

const decimals = (value: number): number => {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
};
