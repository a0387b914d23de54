import { typesOf } from '../../openapi/index.ts';
import type { Pair } from './pair.ts';
import type { Difference } from './rule.ts';

export function compareTypes({ before, after, at }: Pair): Difference[] {
  const [old, next] = [typesOf(before), typesOf(after)];
  const differences: Difference[] = [];
  const both = old.length > 0 && next.length > 0;
  if (both && old.includes('null') && !next.includes('null'))
    differences.push({ rule: 'null forbidden', at, sentence: 'may not be null any more' });
  if (both && !old.includes('null') && next.includes('null'))
    differences.push({ rule: 'null allowed', at, sentence: 'may be null now' });
  const [was, is] = [named(old), named(next)];
  const lost = lacks(next, old);
  const gained = lacks(old, next);
  const sentence = `was ${was}, is ${is} now`;
  if (lost && gained) differences.push({ rule: 'type changed', at, sentence });
  else if (lost) differences.push({ rule: 'type narrowed', at, sentence });
  else if (gained) differences.push({ rule: 'type widened', at, sentence });
  return differences;
}

const named = (types: readonly string[]): string => types.filter((type) => type !== 'null').join(' or ') || 'anything';

/** Whether `wanted` has a type, null apart, that `types` does not take. No types are all types; an integer is a number. */
function lacks(types: readonly string[], wanted: readonly string[]): boolean {
  if (types.length === 0) return false;
  if (wanted.length === 0) return true;
  return wanted.some(
    (type) => type !== 'null' && !types.includes(type) && !(type === 'integer' && types.includes('number')),
  );
}
