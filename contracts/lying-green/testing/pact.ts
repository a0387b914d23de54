import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone after the test. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'shakedown-lying-green-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface PactParts {
  readonly consumer?: string;
  readonly provider?: string;
  readonly interactions: readonly object[];
}

export const pactJson = ({ consumer = 'web', provider = 'order', interactions }: PactParts) => ({
  consumer: { name: consumer },
  provider: { name: provider },
  interactions,
  metadata: { pactSpecification: { version: '4.0' } },
});

/** A pact file of specification 4. */
export function pactFile(parts: PactParts): string {
  const file = join(folder(), `${parts.consumer ?? 'web'}-${parts.provider ?? 'order'}.json`);
  writeFileSync(file, JSON.stringify(pactJson(parts)));
  return file;
}

/** The consumer reads an order's total. */
export const readsOrder = (more: object = {}) => ({
  type: 'Synchronous/HTTP',
  description: 'a request for an order',
  request: { method: 'GET', path: '/orders/1' },
  response: {
    status: 200,
    headers: { 'content-type': ['application/json'] },
    body: { content: { total: 900 }, contentType: 'application/json', encoded: false },
    matchingRules: { body: { '$.total': { combine: 'AND', matchers: [{ match: 'integer' }] } } },
  },
  ...more,
});

/** The consumer is told of an order; without `content`, of an order that is gone (a tombstone). */
export const hearsOf = (description: string, content?: unknown, more: object = {}) => ({
  type: 'Asynchronous/Messages',
  description,
  ...(content !== undefined && {
    contents: { content, contentType: 'application/json', encoded: false },
    matchingRules: { body: { $: { combine: 'AND', matchers: [{ match: 'type' }] } } },
  }),
  ...more,
});
