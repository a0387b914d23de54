import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../database/index.ts';
import { recordDeployment } from '../environments/index.ts';
import { findVersion, requirePacticipant } from '../pacticipants/index.ts';
import { WebhookDeliveries, webhookRoutes, webhookSettings } from './index.ts';
import { type BrokerFixture, brokerOf, seedPact, seedVerification } from './testing/broker-fixture.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';

const settings = webhookSettings();
const errors: unknown[] = [];
const deliver = ({ context, url }: BrokerFixture) =>
  new WebhookDeliveries(context, { settings, baseUrl: () => url, onError: (error) => errors.push(error) });

let broker: BrokerFixture;
beforeEach(async () => {
  broker = await brokerOf((context) => webhookRoutes(context, settings));
});
afterEach(async () => {
  await broker[Symbol.asyncDispose]();
  expect(errors.splice(0)).toEqual([]);
});

const hook = async (receiver: Receiver, change: Record<string, unknown> = {}) =>
  (
    await broker.ask('POST', '/webhooks', {
      events: [{ name: 'contract_published' }],
      request: { method: 'POST', url: receiver.url, body: { event: '${pactbroker.eventName}' } },
      ...change,
    })
  ).body;
const pact = (change: Partial<Parameters<typeof seedPact>[1]> = {}) =>
  seedPact(broker.context, { consumer: 'Foo', provider: 'Bar', version: '1', ...change });
const published = (publicationId: number) => broker.context.events.tell({ name: 'contract_published', publicationId });
const arrived = (receiver: Receiver, count: number) => vi.waitFor(() => expect(receiver.received).toHaveLength(count));
const triggered = async (version = '1') =>
  (await broker.ask('GET', `/pacts/provider/Bar/consumer/Foo/version/${version}/triggered-webhooks`)).body._embedded
    .triggeredWebhooks;
const becomes = (expected: Record<string, unknown>) =>
  vi.waitFor(async () => expect(await triggered()).toMatchObject([expected]));

describe('what is called', () => {
  it('an enabled webhook for the event, once', async () => {
    await using receiver = await startReceiver();
    const { publicationId } = pact();
    await hook(receiver);
    await hook(receiver, { enabled: false });
    await hook(receiver, { events: [{ name: 'provider_verification_failed' }] });
    await using _ = deliver(broker);
    published(publicationId);
    await becomes({ status: 'success', attemptsMade: 1, attemptsRemaining: 0, eventName: 'contract_published' });
    expect(receiver.received).toMatchObject([{ body: '{"event":"contract_published"}' }]);
  });

  it('a webhook of the pair, of one of both, of a label, or of anyone', async () => {
    await using receiver = await startReceiver();
    const { publicationId } = pact();
    pact({ consumer: 'Other', provider: 'Third' });
    const { database } = broker.context;
    database.run(
      "insert into label (pacticipant_id, name, created_at, updated_at) values (?, 'async', '', '')",
      requirePacticipant(database, 'Bar').id,
    );
    const path = (name: string) => ({ request: { method: 'GET', url: `${receiver.url}/${name}` } });
    await hook(receiver, { consumer: { name: 'Foo' }, provider: { name: 'Bar' }, ...path('pair') });
    await hook(receiver, { consumer: { name: 'Foo' }, ...path('consumer') });
    await hook(receiver, { provider: { label: 'async' }, ...path('label') });
    await hook(receiver, { ...path('anyone') });
    await hook(receiver, { provider: { name: 'Third' }, ...path('another') });
    await hook(receiver, { provider: { label: 'sync' }, ...path('another-label') });
    await using _ = deliver(broker);
    published(publicationId);
    await arrived(receiver, 4);
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/anyone', '/consumer', '/label', '/pair']);
  });

  it('once for each deployed version of the provider when its body asks for it', async () => {
    await using receiver = await startReceiver();
    const { publicationId } = pact();
    for (const version of ['p1', 'p2'])
      seedVerification(broker.context, { publicationId, provider: 'Bar', version, success: true });
    const { database } = broker.context;
    const { id: environmentId } = database.run(
      "insert into environment (uuid, name, production, contacts, created_at, updated_at) values ('u', 'live', 1, '[]', '', '')",
    );
    const { id } = requirePacticipant(database, 'Bar');
    for (const [number, target] of [
      ['p1', 'blue'],
      ['p2', 'green'],
    ] as const) {
      const version = findVersion(database, id, number);
      if (version) recordDeployment(broker.context, version, { id: environmentId }, { target });
    }
    const body = '${pactbroker.currentlyDeployedProviderVersionNumber}';
    await hook(receiver, { request: { method: 'POST', url: receiver.url, body } });
    await using _ = deliver(broker);
    published(publicationId);
    await arrived(receiver, 2);
    expect(receiver.received.map((each) => each.body).sort()).toEqual(['p1', 'p2']);
  });

  it('with all twenty parameters', async () => {
    await using receiver = await startReceiver();
    const { publicationId } = pact({ branch: 'main', tags: ['a', 'b'], buildUrl: 'http://ci/1', sha: 'abc1' });
    const { verificationId } = seedVerification(broker.context, {
      publicationId,
      provider: 'Bar',
      version: 'p1',
      branch: 'feat/x',
      tags: ['dev'],
      success: false,
      buildUrl: 'http://ci/2',
    });
    const names = [
      'consumerName',
      'providerName',
      'consumerVersionNumber',
      'providerVersionNumber',
      'providerVersionTags',
      'providerVersionDescriptions',
      'providerVersionBranch',
      'consumerVersionTags',
      'consumerVersionBranch',
      'pactUrl',
      'verificationResultUrl',
      'githubVerificationStatus',
      'bitbucketVerificationStatus',
      'azureDevOpsVerificationStatus',
      'gitlabVerificationStatus',
      'consumerLabels',
      'providerLabels',
      'eventName',
      'buildUrl',
    ];
    const body = Object.fromEntries(names.map((name) => [name, `\${pactbroker.${name}}`]));
    await hook(receiver, {
      events: [{ name: 'provider_verification_failed' }],
      request: { method: 'POST', url: receiver.url, body },
    });
    await using _ = deliver(broker);
    broker.context.events.tell({ name: 'provider_verification_failed', publicationId, verificationId });
    await arrived(receiver, 1);
    const metadata = Buffer.from('cvn=1&cvt%5B%5D=a&cvt%5B%5D=b').toString('base64url');
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
      consumerName: 'Foo',
      providerName: 'Bar',
      consumerVersionNumber: '1',
      providerVersionNumber: 'p1',
      providerVersionTags: 'dev',
      providerVersionDescriptions: '',
      providerVersionBranch: 'feat/x',
      consumerVersionTags: 'a, b',
      consumerVersionBranch: 'main',
      pactUrl: `${broker.url}/pacts/provider/Bar/consumer/Foo/pact-version/abc1/metadata/${metadata}`,
      verificationResultUrl: `${broker.url}/pacts/provider/Bar/consumer/Foo/pact-version/abc1/verification-results/1`,
      githubVerificationStatus: 'failure',
      bitbucketVerificationStatus: 'FAILED',
      azureDevOpsVerificationStatus: 'failed',
      gitlabVerificationStatus: 'failed',
      consumerLabels: '',
      providerLabels: '',
      eventName: 'provider_verification_failed',
      buildUrl: 'http://ci/2',
    });
    const path = '/pacts/provider/Bar/consumer/Foo/pact-version/abc1/verification-results/1/triggered-webhooks';
    expect((await broker.ask('GET', path)).body._embedded.triggeredWebhooks).toHaveLength(1);
  });

  it('once for each consumer version that the verified content was handed out for', async () => {
    await using receiver = await startReceiver();
    const { publicationId } = pact();
    pact({ version: '2', tags: ['dev', 'other'] });
    const { verificationId } = seedVerification(broker.context, {
      publicationId,
      provider: 'Bar',
      version: 'p1',
      success: true,
    });
    const selectors = [
      { consumerVersionNumber: '1', branch: 'main' },
      { consumerVersionNumber: '2', tag: 'dev' },
      { consumerVersionNumber: '2', latest: true },
      { consumerVersionNumber: 'deleted since' },
    ];
    broker.context.database.run('update verification set selectors = ?', JSON.stringify(selectors));
    await hook(receiver, {
      events: [{ name: 'provider_verification_published' }],
      request: {
        method: 'POST',
        url: receiver.url,
        body: '${pactbroker.consumerVersionNumber} ${pactbroker.consumerVersionTags}',
      },
    });
    await using _ = deliver(broker);
    broker.context.events.tell({ name: 'provider_verification_published', publicationId, verificationId });
    await arrived(receiver, 2);
    expect(receiver.received.map((each) => each.body).sort()).toEqual(['1 ', '2 dev']);
    await vi.waitFor(async () => expect(await triggered('2')).toMatchObject([{ status: 'success' }]));
  });

  it('with what a provider’s version is that has yet to verify the contract', async () => {
    await using receiver = await startReceiver();
    const first = pact();
    seedVerification(broker.context, {
      publicationId: first.publicationId,
      provider: 'Bar',
      version: 'p1',
      branch: 'main',
      success: true,
    });
    const { publicationId } = pact({ version: '2', sha: 'c0de' });
    const { database } = broker.context;
    const version = findVersion(database, requirePacticipant(database, 'Bar').id, 'p1');
    const body =
      '${pactbroker.providerVersionNumber}|${pactbroker.providerVersionBranch}|${pactbroker.providerVersionDescriptions}|${pactbroker.githubVerificationStatus}';
    await hook(receiver, {
      events: [{ name: 'contract_requiring_verification_published' }],
      request: { method: 'POST', url: receiver.url, body },
    });
    await using _ = deliver(broker);
    broker.context.events.tell({
      name: 'contract_requiring_verification_published',
      publicationId,
      providerVersionId: version?.id,
    });
    await arrived(receiver, 1);
    expect(receiver.received[0]?.body).toBe('p1|main|latest from main branch|pending');
  });
});

describe('a call that fails', () => {
  it('is made again after 10, 60, 120, 300, 600 and 1200 seconds, and then no more', async () => {
    await using receiver = await startReceiver((response) => {
      response.statusCode = 503;
      response.end();
    });
    const { publicationId } = pact();
    await hook(receiver);
    await using _ = deliver(broker);
    published(publicationId);
    for (const [made, seconds] of [10, 60, 120, 300, 600, 1200].entries()) {
      await becomes({ status: 'retrying', attemptsMade: made + 1, attemptsRemaining: 6 - made });
      broker.clock.advance(seconds * 1000 - 1);
      expect(receiver.received).toHaveLength(made + 1);
      broker.clock.advance(1);
      await arrived(receiver, made + 2);
    }
    await becomes({ status: 'failure', attemptsMade: 7, attemptsRemaining: 0 });
    broker.clock.advance(86_400_000);
    const [{ _links }] = await triggered();
    const logs = (await broker.ask('GET', new URL(_links['pb:logs'].href).pathname, undefined, '*/*')).body;
    expect(logs.match(/HTTP\/1\.1 503 Service Unavailable/g)).toHaveLength(7);
    expect(logs).toContain('INFO: Retrying webhook in 10 seconds\n');
    expect(logs).toContain('INFO: Webhook execution failed after 7 attempts\n');
    expect(receiver.received).toHaveLength(7);
    const { body: status } = await broker.ask('GET', '/pacts/provider/Bar/consumer/Foo/webhooks/status');
    expect(status).toMatchObject({
      summary: { successful: 0, failed: 1 },
      _links: { 'pb:error-logs': [{ title: 'Error logs' }] },
    });
  });

  it('because the receiver hangs ends with the time limit, and keeps no other from being made', async () => {
    await using hanging = await startReceiver(() => undefined);
    await using receiver = await startReceiver();
    const { publicationId } = pact();
    await hook(hanging);
    await hook(receiver);
    await using _ = deliver(broker);
    published(publicationId);
    await arrived(hanging, 1);
    await arrived(receiver, 1);
    broker.clock.advance(15_000);
    await vi.waitFor(async () =>
      expect((await triggered()).map(({ status }: { status: string }) => status).sort()).toEqual([
        'retrying',
        'success',
      ]),
    );
  });

  it('is not made again once its webhook is deleted', async () => {
    await using receiver = await startReceiver((response) => response.destroy());
    const { publicationId } = pact();
    const { uuid } = await hook(receiver);
    await using _ = deliver(broker);
    published(publicationId);
    await becomes({ status: 'retrying' });
    await broker.ask('DELETE', `/webhooks/${uuid}`);
    broker.clock.advance(10_000);
    await becomes({ status: 'failure' });
    expect(receiver.received).toHaveLength(1);
  });

  it('leaves no secret in its log', async () => {
    await using receiver = await startReceiver((response, { headers }) => {
      response.statusCode = 401;
      response.end(`you said ${headers.authorization}`);
    });
    const { publicationId } = pact();
    const request = { method: 'POST', url: receiver.url, headers: { Authorization: 'Bearer s3cr3t-token' } };
    await hook(receiver, { request });
    await using _ = deliver(broker);
    published(publicationId);
    await becomes({ status: 'retrying' });
    const [{ _links }] = await triggered();
    const { body } = await broker.ask('GET', new URL(_links['pb:logs'].href).pathname);
    expect(body).toMatchObject({
      eventName: 'contract_published',
      consumerName: 'Foo',
      executions: [{ success: false }],
    });
    expect(body.executions[0].logs).toContain('authorization: **********');
    expect(JSON.stringify(body)).not.toContain('s3cr3t');
    const stored = broker.context.database.all<{ log: string }>('select log from webhook_execution');
    expect(JSON.stringify(stored)).not.toContain('s3cr3t');
  });
});

describe('a broker that was stopped', () => {
  it('goes on with what was to be called, also with what was under way', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'webhooks-'));
    try {
      await using hanging = await startReceiver(() => undefined);
      let bad = true;
      await using failing = await startReceiver((response) => {
        response.statusCode = bad ? 500 : 200;
        response.end();
      });
      {
        await using first = await brokerOf((context) => webhookRoutes(context, settings), {
          database: new Database(join(dir, 'b.db')),
        });
        const { publicationId } = seedPact(first.context, { consumer: 'Foo', provider: 'Bar', version: '1' });
        for (const { url } of [hanging, failing])
          await first.ask('POST', '/webhooks', {
            events: [{ name: 'contract_published' }],
            request: { method: 'POST', url },
          });
        await using _ = deliver(first);
        first.context.events.tell({ name: 'contract_published', publicationId });
        await arrived(hanging, 1);
        await vi.waitFor(() =>
          expect(first.context.database.all('select status from triggered_webhook order by id')).toMatchObject([
            { status: 'not_run' },
            { status: 'retrying' },
          ]),
        );
      }
      bad = false;
      await using second = await brokerOf((context) => webhookRoutes(context, settings), {
        database: new Database(join(dir, 'b.db')),
      });
      await using _ = deliver(second);
      await arrived(hanging, 2);
      second.clock.advance(10_000);
      await arrived(failing, 2);
      await vi.waitFor(() =>
        expect(second.context.database.all('select status, attempts from triggered_webhook order by id')).toMatchObject(
          [
            { status: 'not_run', attempts: 0 },
            { status: 'success', attempts: 2 },
          ],
        ),
      );
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
