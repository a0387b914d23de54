import type { Mismatch } from './mismatch.ts';
import type { RuleSet } from './rule-set.ts';
import { said, whyTextDoesNot } from './satisfies.ts';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Of these alone Pact takes a comma for a separator (pact_models/src/headers.rs). */
const lists = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'access-control-request-headers',
  'allow',
  'cache-control',
  'if-match',
  'if-none-match',
  'vary',
]);

/** Source: pact_matching/src/headers.rs. Rules are kept by the names in lower case. */
export function matchHeaders(expected: Headers, actual: Headers, rules: RuleSet): Mismatch[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const found = Object.entries(actual).find(([other]) => other.toLowerCase() === name.toLowerCase());
    const reasons = found ? compare(name, valuesOf(name, value), valuesOf(name, found[1]), rules) : ['is missing'];
    return reasons.map((reason) => ({ part: 'header' as const, path: name, reason }));
  });
}

function valuesOf(name: string, value: string | readonly string[]): string[] {
  const values = typeof value === 'string' ? [value] : [...value];
  return values
    .flatMap((text) => (lists.has(name.toLowerCase()) ? text.split(',') : [text]))
    .map((text) => text.trim());
}

function compare(name: string, expected: readonly string[], actual: readonly string[], rules: RuleSet): string[] {
  if (expected.length === 0) return actual.length === 0 ? [] : [`expected none, got ${said(actual.join(', '))}`];
  // With a rule every value must be like one of the example, without one there are as many as there.
  const count = rules.at([name.toLowerCase()]) ? actual.length : Math.max(expected.length, actual.length);
  return Array.from({ length: count }, (_, index) => {
    const value = actual[index];
    if (value === undefined) return [`expected ${said(expected[index])} too`];
    return whyNotTheValue(
      name,
      index,
      expected[index] ?? (rules.at([name.toLowerCase()]) ? (expected[0] ?? '') : ''),
      value,
      rules,
    );
  }).flat();
}

function whyNotTheValue(name: string, index: number, expected: string, actual: string, rules: RuleSet): string[] {
  const lower = name.toLowerCase();
  const at = rules.at([lower]) ?? rules.at([lower, String(index)]);
  if (at) {
    const reasons = at.rules.map((rule) => whyTextDoesNot(rule, expected, actual));
    if (at.any && reasons.includes(undefined)) return [];
    return reasons.filter((reason) => reason !== undefined);
  }
  const same =
    lower === 'content-type' || lower === 'accept'
      ? sameWithParameters(expected, actual)
      : spaced(expected) === spaced(actual);
  return same ? [] : [`expected ${said(expected)}, got ${said(actual)}`];
}

const spaced = (text: string): string =>
  text
    .split(',')
    .map((part) => part.trim())
    .join(',');

/** Parameters that the example does not name may be there. */
export function sameWithParameters(expected: string, actual: string): boolean {
  const [type, ...wanted] = partsOf(expected);
  const [actualType, ...given] = partsOf(actual);
  const parameters = new Map(given.map(parameter));
  return type === actualType && wanted.map(parameter).every(([name, value]) => parameters.get(name) === value);
}

const partsOf = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const parameter = (text: string): [string, string] => {
  const [name = '', ...value] = text.split('=');
  return [name.trim(), value.join('=').trim().toLowerCase()];
};
