import { isDeepStrictEqual } from 'node:util';
import type { Rule } from './rule.ts';

// https://semver.org, "Is there a suggested regular expression"
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;

/**
 * Whether a JSON value satisfies a rule; undefined when it does, else why it does not.
 * Source: `impl DoMatch<&Value>` of pact_matching/src/json.rs. JavaScript does not tell 1.0 from 1, so neither is a decimal here.
 */
export function whyNot(rule: Rule, expected: unknown, actual: unknown): string | undefined {
  return holds(rule, expected, actual) ? undefined : `expected ${said(actual)} to ${asked(rule, expected)}`;
}

function holds(rule: Rule, expected: unknown, actual: unknown): boolean {
  switch (rule.kind) {
    case 'regex':
      return rule.pattern.test(textOf(actual));
    case 'date':
      return rule.pattern.test(textOf(actual));
    case 'include':
      return textOf(actual).includes(rule.text);
    case 'type':
      return typeOf(expected) === typeOf(actual);
    case 'equality':
    case 'values':
      return isDeepStrictEqual(expected, actual);
    case 'null':
      return actual === null;
    case 'number':
      return typeof actual === 'number';
    case 'integer':
      return Number.isInteger(actual);
    case 'decimal':
      return typeof actual === 'number' && !Number.isInteger(actual);
    case 'boolean':
      return typeof actual === 'boolean' || actual === 'true' || actual === 'false';
    case 'not-empty':
      return actual !== null && actual !== '' && !(typeof actual === 'object' && Object.keys(actual).length === 0);
    case 'semver':
      return typeof actual === 'string' && semver.test(actual);
    default:
      return true;
  }
}

/** The same for a header, where all is text: `impl DoMatch<&str>` of pact_matching/src/matchingrules.rs. */
export function whyTextDoesNot(rule: Rule, expected: string, actual: string): string | undefined {
  const satisfied = {
    type: true,
    number: Number.isFinite(Number(actual)) && actual.trim() !== '',
    decimal: Number.isFinite(Number(actual)) && actual.trim() !== '',
    integer: /^\+?\d+$/.test(actual),
  };
  if (rule.kind in satisfied)
    return satisfied[rule.kind as keyof typeof satisfied]
      ? undefined
      : `expected ${said(actual)} to ${asked(rule, expected)}`;
  return whyNot(rule, expected, actual);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

export function said(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function asked(rule: Rule, expected: unknown): string {
  switch (rule.kind) {
    case 'regex':
      return `match ${rule.text}`;
    case 'date':
      return `be a date of the form ${rule.text}`;
    case 'include':
      return `include ${said(rule.text)}`;
    case 'type':
      return `be of the type ${typeOf(expected)}`;
    case 'equality':
    case 'values':
      return `equal ${said(expected)}`;
    default:
      return `be ${rule.kind === 'integer' ? 'an' : 'a'} ${rule.kind}`;
  }
}
