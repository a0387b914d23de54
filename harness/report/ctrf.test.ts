import { expect, it } from 'vitest';
import { z } from 'zod';
import { toCtrf } from './ctrf.ts';
import { dirty, empty, mixed } from './verdict-fixture.ts';

/** The parts of ctrf.schema.json (ctrf-io/ctrf, 0.1.0) in use; it too refuses keys that it does not know. */
const whole = z.int().nonnegative();
const schema = z.strictObject({
  reportFormat: z.literal('CTRF'),
  specVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  timestamp: z.iso.datetime(),
  generatedBy: z.string(),
  results: z.strictObject({
    tool: z.strictObject({ name: z.string().min(1) }),
    summary: z.strictObject({
      tests: whole,
      passed: whole,
      failed: whole,
      skipped: whole,
      pending: whole,
      other: whole,
      suites: whole,
      start: whole,
      stop: whole,
      duration: whole,
    }),
    tests: z.array(
      z.strictObject({
        name: z.string().min(1),
        status: z.enum(['passed', 'failed', 'skipped', 'pending', 'other']),
        rawStatus: z.string(),
        duration: whole,
        start: whole.optional(),
        stop: whole.optional(),
        suite: z.array(z.string()).min(1).optional(),
        message: z.string().optional(),
        trace: z.string().optional(),
        attachments: z
          .array(
            z.strictObject({ name: z.string(), contentType: z.string(), path: z.string(), extra: z.looseObject({}) }),
          )
          .optional(),
        extra: z.looseObject({}).optional(),
      }),
    ),
    environment: z.strictObject({
      reportName: z.string(),
      appName: z.string(),
      testEnvironment: z.string(),
      commit: z.string().optional(),
      healthy: z.boolean(),
      extra: z.looseObject({}),
    }),
    extra: z.looseObject({}),
  }),
});

it('has a test per check, with its reason, its evidence and its files', () => {
  const { results } = schema.parse(toCtrf(mixed));
  expect(results.summary).toMatchObject({ tests: 4, passed: 1, failed: 1, skipped: 1, other: 1, duration: 83_400 });
  expect(results.tests[1]).toMatchObject({
    name: 'Title of chaos/payment-slow',
    status: 'failed',
    suite: ['chaos'],
    message: 'order→payment: 503\nsecond line',
    trace: 'answer\nred  & <b> ]]>',
    attachments: [{ name: 'the page', contentType: 'image/png', path: 'evidence/chaos/payment-slow/page.png' }],
    extra: { id: 'chaos/payment-slow', evidence: mixed.checks[1]?.evidence },
  });
});

it.each([
  ['something was left behind', dirty],
  ['nothing ran', empty],
])('is not greener than the verdict when %s', (_name, verdict) => {
  const { results } = schema.parse(toCtrf(verdict));
  expect(results.tests.at(-1)).toMatchObject({ status: 'other', message: verdict.reason });
  expect(results.summary).toMatchObject({ tests: verdict.checks.length + 1, other: 1 });
  expect(results.environment.healthy).toBe(false);
});
