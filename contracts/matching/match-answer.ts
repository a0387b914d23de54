import type { ExpectedAnswer } from './expectation.ts';
import { matchBody } from './match-body.ts';
import { type Headers, matchHeaders } from './match-headers.ts';
import type { Mismatch } from './mismatch.ts';
import type { RuleSet } from './rule-set.ts';

/** What a provider answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON; undefined when there was none. */
  readonly body?: unknown;
}

/**
 * Why the answer is not what the consumer expects; nothing when it is.
 * @throws UnsupportedError for what cannot be judged here
 */
export function matchAnswer(expected: ExpectedAnswer, actual: Answer): Mismatch[] {
  const { status, headers, body, rules } = expected;
  const [, contentType] = Object.entries(actual.headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return [
    ...matchStatus(status, actual.status, rules.status),
    ...matchHeaders(headers, actual.headers, rules.header),
    ...matchBody(body, actual.body, contentType === undefined ? undefined : String(contentType), rules.body),
  ];
}

function matchStatus(expected: number, actual: number, rules: RuleSet): Mismatch[] {
  const at = rules.at([]);
  const holds = at
    ? at.rules.every((rule) => rule.kind === 'status' && isOf(actual, rule.status))
    : expected === actual;
  if (holds) return [];
  const wanted = at?.rules.map((rule) => (rule.kind === 'status' ? String(rule.status) : rule.kind)).join(', ');
  return [{ part: 'status', path: '', reason: `expected ${wanted ?? expected}, got ${actual}` }];
}

function isOf(status: number, wanted: string | readonly number[]): boolean {
  if (typeof wanted !== 'string') return wanted.includes(status);
  const ranges: Partial<Record<string, readonly [from: number, below: number]>> = {
    info: [100, 200],
    success: [200, 300],
    redirect: [300, 400],
    clientError: [400, 500],
    serverError: [500, 600],
    nonError: [0, 400],
    error: [400, 1_000],
  };
  const [from, below] = ranges[wanted] ?? [0, 0];
  return status >= from && status < below;
}
