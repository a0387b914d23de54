import { type Incompatibility, under } from '../format.ts';
import { type Compare, found } from './found.ts';
import type { RawSchema } from './raw-schema.ts';
import { isOpen } from './read-shape.ts';

/** Upstream's words: additional properties, unevaluated items … */
export interface Rest {
  readonly keyword: string;
  readonly word: string;
  readonly what: string;
}

/** What a schema says of properties or items that it does not name: all are welcome, none, or those of a schema. */
export function compareRest(
  { keyword, word, what }: Rest,
  writer: unknown,
  reader: unknown,
  compare: Compare,
): readonly Incompatibility[] {
  const at = `/${keyword}`;
  if (isOpen(reader) || writer === false) return [];
  if (reader === false) return [found(`${word}_REMOVED`, at, `{reader} takes no ${what}, {writer} allows them`)];
  if (isOpen(writer)) {
    return [found(`${word}_NARROWED`, at, `{reader} takes only some ${what}, {writer} allows any`)];
  }
  return under(at, compare(writer as RawSchema, reader as RawSchema));
}
