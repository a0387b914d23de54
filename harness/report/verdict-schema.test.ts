import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkFixture, verdictFixture } from './verdict-fixture.ts';
import { verdictJsonSchema } from './verdict-schema.ts';

const file = JSON.parse(readFileSync(new URL('../../docs/reference/verdict.schema.json', import.meta.url), 'utf8'));
const verdict = verdictFixture([
  checkFixture('contracts/user-bff-order'),
  checkFixture('chaos/payment-slow', {
    verdict: 'fail',
    reason: 'order→payment: too slow',
    evidence: [
      { kind: 'text', title: 'answer', text: '503' },
      { kind: 'trace', title: 'slowest', path: 'evidence/chaos/payment-slow/trace.json' },
    ],
  }),
]);
/** As a reader of the file gets it. */
const written = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('docs/reference/verdict.schema.json', () => {
  it('is the schema that verdicts are read with', () => {
    expect(file, 'run: node harness/report/write-verdict-schema.ts').toEqual(written(verdictJsonSchema()));
  });

  it('takes a verdict, also one that could not measure the system', () => {
    const schema = z.fromJSONSchema(file);
    expect(schema.safeParse(written(verdict)).error).toBeUndefined();
    const unmeasured = { ...verdict.environment, readyAfterMs: undefined, memoryBytes: undefined, commit: undefined };
    expect(schema.safeParse(written({ ...verdict, environment: unmeasured })).error).toBeUndefined();
  });

  it.each([
    ['another verdict', { verdict: 'passed' }],
    ['an unknown key', { extra: 1 }],
    ['a time that is none', { startedAt: 'yesterday' }],
    ['a missing list', { checks: undefined }],
    ['evidence of nothing', { checks: [{ ...verdict.checks[0], evidence: [{ kind: 'text', title: 'answer' }] }] }],
    ['a suite that does not exist', { suites: { performance: { pass: 1, fail: 0, inconclusive: 0, skipped: 0 } } }],
  ])('refuses %s', (_name, over) => {
    expect(z.fromJSONSchema(file).safeParse(written({ ...verdict, ...over })).success).toBe(false);
  });
});
