import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBroker } from '../broker/index.ts';
import { planInputFrom, planRollout, renderPlan } from '../deploy-plan/index.ts';
import { type Broker, openBroker } from './index.ts';

let server: Awaited<ReturnType<typeof startBroker>>;
let broker: Broker;
const credentials = [{ kind: 'bearer', token: 't0k', readOnly: false }] as const;

beforeAll(async () => {
  server = await startBroker({ port: 0, access: { credentials: [...credentials], publicRead: false } });
  broker = openBroker({ url: server.url, token: 't0k' });
  await broker.createEnvironment({ name: 'production', production: true });
});
afterAll(() => server[Symbol.asyncDispose]());

const pactOf = (consumer: string, field: string) => ({
  consumer: { name: consumer },
  provider: { name: 'order' },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a request for an order',
      request: { method: 'GET', path: '/orders/1' },
      response: { status: 200, body: { content: { [field]: 'x' }, contentType: 'application/json', encoded: false } },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
});

const publish = (version: string, field: string) =>
  broker.publish({ pacts: [pactOf('user-bff', field)], version, branch: 'feat/reason' });

/** Verifies what the broker gives to this version of order; it knows these fields. */
async function verify(providerVersion: string, known: readonly string[]): Promise<void> {
  const pacts = await broker.pactsForVerification({
    provider: 'order',
    providerBranch: 'main',
    selectors: [{ branch: 'feat/reason' }, { deployedOrReleased: true }],
    includePending: true,
  });
  for (const { href } of pacts) {
    const pact = await broker.document(href);
    const [interaction] = pact.interactions as {
      _id: string;
      description: string;
      response: { body: { content: object } };
    }[];
    const missing = Object.keys(interaction?.response.body.content ?? {}).filter((field) => !known.includes(field));
    const success = missing.length === 0;
    await broker.publishVerification({
      pact,
      success,
      provider: 'order',
      providerVersion,
      branch: 'main',
      testResults: [
        {
          interactionId: interaction?._id ?? '',
          success,
          interactionDescription: interaction?.description,
          mismatches: missing.map((field) => ({ attribute: 'body', description: `Actual map is missing '${field}'` })),
        },
      ],
    });
  }
}

test('contracts are published, verified, asked for and deployed, and a rollout is planned from what the broker knows', async () => {
  const notices = await publish('11', 'total');
  expect(notices.length).toBeGreaterThan(0);
  await verify('7', ['total']);
  await broker.recordDeployment({ pacticipant: 'user-bff', version: '11', environment: 'production' });
  await broker.recordDeployment({ pacticipant: 'order', version: '7', environment: 'production' });
  await publish('12', 'reason');
  await verify('7', ['total']);
  await verify('8', ['total', 'reason']);

  const bff = { pacticipant: 'user-bff', version: '12' };
  const order = { pacticipant: 'order', version: '8' };
  expect(await broker.canIDeploy({ ...bff, environment: 'production' })).toMatchObject({ verdict: 'fail' });
  expect(await broker.canIDeploy({ ...order, environment: 'production' })).toMatchObject({ verdict: 'pass' });
  const plan = planRollout(await planInputFrom(broker, { environment: 'production', changes: [bff, order] }));
  expect(renderPlan(plan)).toBe(
    [
      'All 2 changes can be rolled out to production in 2 steps.',
      '  1. order 7 → 8 (1 verified)',
      `     user-bff 12 needs order 8 first: order 7, which is in production, fails "a request for an order": Actual map is missing 'reason'`,
      '  2. user-bff 11 → 12 (1 verified)',
    ].join('\n'),
  );
  for (const { changes } of plan.steps)
    for (const { pacticipant, to } of changes) {
      const step = { pacticipant, version: to, environment: 'production' };
      expect(await broker.canIDeploy(step)).toMatchObject({ verdict: 'pass' });
      await broker.recordDeployment(step);
    }
  expect((await broker.deployedVersions('production')).map(({ version }) => version).sort()).toEqual(['12', '8']);
});

test('what the broker refuses is told in its words', async () => {
  await expect(publish('12', 'something else')).rejects.toMatchObject({ code: 'SD_BROKER_CONFLICT' });
  await expect(broker.canIDeploy({ pacticipant: 'nobody', version: '1', environment: 'production' })).rejects.toThrow(
    'Pacticipant nobody not found',
  );
  await expect(openBroker({ url: server.url, token: 'wrong' }).environments()).rejects.toMatchObject({
    code: 'SD_BROKER_UNAUTHORIZED',
  });
  const unknown = planInputFrom(broker, {
    environment: 'production',
    changes: [{ pacticipant: 'order', version: '99' }],
  });
  await expect(unknown).rejects.toMatchObject({ code: 'SD_PLAN_VERSION' });
});

test('a provider that is not in the environment shows as missing', async () => {
  await broker.publish({
    pacts: [{ ...pactOf('app', 'total'), provider: { name: 'cart' } }],
    version: '1',
    branch: 'main',
  });
  const app = { pacticipant: 'app', version: '1' };
  const alone = planRollout(await planInputFrom(broker, { environment: 'production', changes: [app] }));
  expect(renderPlan(alone)).toContain('app 1 relies on cart, which is not in production');
});

test('releases and undeployments are recorded and ended', async () => {
  const app = { pacticipant: 'app', version: '1', environment: 'production' };
  await broker.recordRelease(app);
  expect(await broker.supportedVersions('production')).toMatchObject([{ pacticipant: 'app', version: '1' }]);
  await broker.recordSupportEnded(app);
  expect(await broker.supportedVersions('production')).toEqual([]);
  await broker.recordDeployment({ ...app, applicationInstance: 'blue' });
  await broker.recordUndeployment({ pacticipant: 'app', environment: 'production', applicationInstance: 'blue' });
  expect((await broker.deployedVersions('production')).filter(({ pacticipant }) => pacticipant === 'app')).toEqual([]);
});
