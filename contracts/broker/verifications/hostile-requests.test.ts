import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pactsRoutes } from '../pacts/index.ts';
import { brokerOf } from '../pacts/testing/index.ts';
import { selectorsRoutes } from '../selectors/index.ts';
import { verificationsRoutes } from './index.ts';

const paths = [
  '/contracts/publish',
  '/pacts/provider/Bar/for-verification',
  '/pacts/provider/Bar/consumer/Foo/version/1',
  '/pacts/provider/Bar/consumer/Foo/pact-version/SHA/verification-results',
  '/pacts/provider/Bar/consumer/Foo/pact-version/SHA/metadata/META/verification-results',
];

/** A request that is right, in which one value at a time becomes something else. */
const rightBodies = [
  {
    pacticipantName: 'Foo',
    pacticipantVersionNumber: '1',
    branch: 'b',
    tags: ['t'],
    buildUrl: 'http://b',
    contracts: [
      {
        consumerName: 'Foo',
        providerName: 'Bar',
        specification: 'pact',
        contentType: 'application/json',
        content: Buffer.from('{"interactions":[{"description":"x"}]}').toString('base64'),
        onConflict: 'merge',
      },
    ],
  },
  {
    providerVersionBranch: 'main',
    providerVersionTags: ['t'],
    includePendingStatus: true,
    includeWipPactsSince: '2026-01-01',
    consumerVersionSelectors: [{ branch: 'x' }, { tag: 't', latest: true, fallbackTag: 'u' }, { mainBranch: true }],
  },
  { consumer: { name: 'Foo' }, provider: { name: 'Bar' }, interactions: [{ description: 'x' }], metadata: {} },
  {
    success: true,
    providerApplicationVersion: '1',
    buildUrl: 'http://b',
    testResults: [],
    verifiedBy: { implementation: 'x' },
  },
];

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '__proto__', -1, 1e308, null, [], {}, [[]], [null], 'x'.repeat(100_000)),
);

/** Replaces the value at one place of `value`. */
function replaceOne(value: unknown, at: () => number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null || at() < 0.2) return by;
  const keys = Object.keys(value);
  const chosen = keys[Math.floor(at() * keys.length)];
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  if (chosen !== undefined)
    (copy as Record<string, unknown>)[chosen] = replaceOne((value as Record<string, unknown>)[chosen], at, by);
  return copy;
}

const body = fc
  .tuple(fc.constantFrom(...rightBodies), anything, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })))
  .map(([right, by, random]) => replaceOne(right, () => random.next().value as number, by));

it('answers whatever is sent, and never with 5xx', async () => {
  await using broker = await brokerOf((context) => [
    ...selectorsRoutes(context),
    ...verificationsRoutes(context),
    ...pactsRoutes(context),
  ]);
  const { sha } = broker.publish({ version: '1', branch: 'main' });
  const segment = fc.oneof(
    fc.string({ unit: 'grapheme' }).map(encodeURIComponent),
    fc.constantFrom('%00', '%2F', '..', '%2e%2e', '%', 'latest', '__proto__', '%F0%9F'),
  );
  const path = fc.tuple(fc.constantFrom(...paths), segment, segment).map(([path, one, other]) =>
    path
      .replace('SHA', sha)
      .replace('META', one)
      .replace('Foo', other.length % 2 === 0 ? 'Foo' : other),
  );
  const answered = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('POST', 'PUT', 'PATCH', 'GET', 'DELETE'),
      path,
      body,
      async (method, path, body) => {
        const withBody = method === 'GET' || method === 'DELETE' ? undefined : body;
        // The test broker throws what the broker did not expect.
        const { status } = await broker.ask(method, path, withBody);
        answered.set(status, (answered.get(status) ?? 0) + 1);
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 400 },
  );
  expect([...answered.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 404]));
}, 120_000);
