import type { Incompatibility } from '../format.ts';
import { found } from './found.ts';
import type { JsonObject } from './raw-schema.ts';

/** What a bound is called in upstream's words: `maxLength` → `MAX_LENGTH`. */
const upstream = (keyword: string): string => keyword.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/**
 * Bounds may be widened and dropped, never narrowed and never set.
 * @param side - `upper` bounds narrow when they fall, `lower` ones when they rise
 */
export function compareBounds(
  side: 'upper' | 'lower',
  keywords: readonly string[],
  writer: JsonObject,
  reader: JsonObject,
): readonly Incompatibility[] {
  return keywords.flatMap((keyword) => {
    const before = writer[keyword];
    const now = reader[keyword];
    // Of draft 4 a boolean; no bound of its own.
    if (typeof now !== 'number' || now === before) return [];
    const at = `/${keyword}`;
    if (typeof before !== 'number') {
      return [
        found(`${upstream(keyword)}_ADDED`, at, `{reader} wants ${keyword} ${now} where {writer} has no such bound`),
      ];
    }
    const narrower = side === 'upper' ? now < before : now > before;
    if (!narrower) return [];
    const type = `${upstream(keyword)}_${side === 'upper' ? 'DECREASED' : 'INCREASED'}`;
    return [found(type, at, `${keyword} is ${now} in {reader} and ${before} in {writer}`)];
  });
}
