import { UnsupportedError } from './unsupported-error.ts';

const upTo = (digits: number) => `\\d{1,${digits}}`;
/** Of an offset Pact takes eleven hours at most. */
const offset = (separator: string) => `[+-]+(?:0?\\d|1[01])${separator}(?:[0-5]?\\d)`;
const hours = { H: '(?:[01]?\\d|2[0-3])', k: '(?:0?[1-9]|1\\d|2[0-4])', h: '(?:0?[1-9]|1[0-2])', K: '(?:0?\\d|1[01])' };

/** What each letter of Java's DateTimeFormatter takes, by how often it stands there. */
const letters: Partial<Record<string, (count: number) => string>> = {
  y: (count) => upTo(count),
  u: (count) => upTo(count),
  M: (count) => (count <= 2 ? '(?:0?[1-9]|1[0-2])' : names(monthNames, count)),
  d: () => '(?:0?[1-9]|[12]\\d|3[01])',
  H: () => hours.H,
  k: () => hours.k,
  h: () => hours.h,
  K: () => hours.K,
  m: () => '[0-5]?\\d',
  s: () => '(?:[0-5]?\\d|60)',
  S: (count) => upTo(count),
  n: () => '\\d+',
  a: () => '(?:[aApP][mM])',
  E: (count) => names(dayNames, count),
  Z: (count) => offset(count <= 3 ? '' : ':'),
  x: (count) => zone(count),
  X: (count) => `(?:Z|${zone(count)})`,
};

function zone(count: number): string {
  if (count === 1) return '[+-]+(?:0?\\d|1[01])(?:[0-5]?\\d)?';
  return offset(count === 3 || count === 5 ? ':' : '');
}

const monthNames = 'January February March April May June July August September October November December';
const dayNames = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday';

/** Whole or by their first three letters, whatever the case. */
function names(all: string, count: number): string {
  const either = all.split(' ').map((name) => (count <= 3 ? name.slice(0, 3) : name));
  return `(?:${either.map((name) => [...name].map((letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('')).join('|')})`;
}

/**
 * The regular expression of a date format such as `yyyy-MM-dd'T'HH:mm:ss.SSSX`.
 * Source: pact_models/src/time_utils.rs
 */
export function datePattern(format: string): RegExp {
  const source = format.replaceAll(
    /''|'([^']*)'|([A-Za-z])\2*|[^A-Za-z']/g,
    (text, quoted?: string, letter?: string) => {
      if (quoted !== undefined) return escaped(quoted);
      if (letter === undefined) return escaped(text === "''" ? "'" : text);
      const made = letters[letter]?.(text.length);
      if (made === undefined) throw new UnsupportedError(`the letter ${letter} of the date format ${format}`);
      return made;
    },
  );
  return new RegExp(`^${source}$`);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
