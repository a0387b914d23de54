import { isJson } from '../openapi/index.ts';
import type { Body } from './expectation.ts';
import { matchJson } from './match-json.ts';
import type { Mismatch } from './mismatch.ts';
import type { RuleSet } from './rule-set.ts';
import { said, whyTextDoesNot } from './satisfies.ts';
import { UnsupportedError } from './unsupported-error.ts';

/**
 * @param actual - undefined when there is none
 * @param contentType - of the actual body; undefined when nothing says it
 */
export function matchBody(
  expected: Body | undefined,
  actual: unknown,
  contentType: string | undefined,
  rules: RuleSet,
): Mismatch[] {
  if (expected === undefined) return [];
  const whole = (reason: string): Mismatch[] => [{ part: 'body', path: '$', reason }];
  if (expected.content === undefined) return actual === undefined ? [] : whole(`expected none, got ${said(actual)}`);
  if (actual === undefined) return whole('is missing');
  const actualType = contentType ?? sniffed(actual);
  if (!isEquivalent(expected.contentType, actualType))
    return whole(`expected ${expected.contentType}, got ${actualType}`);
  if (isJson(expected.contentType)) return [...matchJson(expected.content, actual, rules)];
  if (!expected.contentType.startsWith('text/plain')) throw new UnsupportedError(`a body of ${expected.contentType}`);
  return matchText(String(expected.content), String(actual), rules).flatMap(whole);
}

/** As Pact guesses it where nothing says it (pact_models/src/content_types.rs). */
const sniffed = (actual: unknown): string =>
  typeof actual === 'string' && !/^\s*(true|false|null|\d|"|\{\s*[}"]|\[)/.test(actual)
    ? 'text/plain'
    : 'application/json';

function matchText(expected: string, actual: string, rules: RuleSet): string[] {
  const at = rules.at([]);
  if (!at) return expected === actual ? [] : [`expected ${said(expected)}, got ${said(actual)}`];
  const reasons = at.rules.map((rule) => whyTextDoesNot(rule, expected, actual));
  return at.any && reasons.includes(undefined) ? [] : reasons.filter((reason) => reason !== undefined);
}

/** Source: `is_equivalent_to` of pact_models/src/content_types.rs */
function isEquivalent(expected: string, actual: string): boolean {
  const [type, ...parameters] = normal(expected);
  const [actualType = '', ...actualParameters] = normal(actual);
  if (type?.includes('*') || actualType.includes('*')) return true;
  if (parameters.length === 0) return type === actualType || type === actualType.replace(/\/.*\+/, '/');
  return type === actualType && parameters.join() === actualParameters.join();
}

const normal = (contentType: string): string[] => {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  return [type.trim(), ...parameters.map((parameter) => parameter.replaceAll(/[\s"]/g, '')).sort()];
};
