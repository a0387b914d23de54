import { isDeepStrictEqual } from 'node:util';
import type { ExpectedMessage } from './expectation.ts';
import { matchBody } from './match-body.ts';
import { sameWithParameters } from './match-headers.ts';
import type { Mismatch } from './mismatch.ts';
import type { RuleSet } from './rule-set.ts';
import { said, whyNot } from './satisfies.ts';

/** What a provider sent. */
export interface Message {
  /** Parsed when it is JSON; undefined when there is none. */
  readonly content?: unknown;
  /** Its key, topic, headers: what a message says beside its content. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * Why the message is not what the consumer expects; nothing when it is.
 * @throws UnsupportedError for what cannot be judged here
 */
export function matchMessage({ content, metadata, rules }: ExpectedMessage, actual: Message): Mismatch[] {
  const contentType = actual.metadata.contentType ?? actual.metadata['content-type'];
  return [
    ...matchBody(content, actual.content, contentType === undefined ? undefined : String(contentType), rules.body),
    ...Object.entries(metadata).flatMap(([key, value]) =>
      whyNotTheValue(key, value, actual.metadata[key], rules.metadata).map((reason) => ({
        part: 'metadata' as const,
        path: key,
        reason,
      })),
    ),
  ];
}

function whyNotTheValue(key: string, expected: unknown, actual: unknown, rules: RuleSet): string[] {
  if (actual === undefined) return ['is missing'];
  const at = rules.at([key]);
  if (at) {
    const reasons = at.rules.map((rule) => whyNot(rule, expected, actual));
    return at.any && reasons.includes(undefined) ? [] : reasons.filter((reason) => reason !== undefined);
  }
  const same = /^content-?type$/i.test(key)
    ? sameWithParameters(String(expected), String(actual))
    : isDeepStrictEqual(expected, actual);
  return same ? [] : [`expected ${said(expected)}, got ${said(actual)}`];
}
