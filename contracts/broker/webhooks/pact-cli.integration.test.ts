import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { entryPoint } from '../entry-point.ts';
import { findOrCreatePacticipant } from '../pacticipants/index.ts';
import { pactsRoutes } from '../pacts/index.ts';
import { pactBroker } from '../testing/index.ts';
import { WebhookDeliveries, webhookRoutes, webhookSettings } from './index.ts';
import { type BrokerFixture, brokerOf } from './testing/broker-fixture.ts';
import { startReceiver } from './testing/receiver.ts';

let broker: BrokerFixture;
beforeEach(async () => {
  broker = await brokerOf((context) => [
    entryPoint,
    ...webhookRoutes(context, webhookSettings()),
    ...pactsRoutes(context),
  ]);
  for (const name of ['Web BFF', 'Order API']) findOrCreatePacticipant(broker.context, name);
});
afterEach(() => broker[Symbol.asyncDispose]());

const cli = (...args: string[]) => pactBroker(broker.url, ...args);
const between = ['--consumer', 'Web BFF', '--provider', 'Order API'];
/** What the command prints last is the broker's answer. */
const answered = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

it('create-webhook makes one, and prints no secret', async () => {
  const { exitCode, stdout, output } = await cli(
    'create-webhook',
    'http://localhost:8080/build?c=${pactbroker.consumerName}',
    ...['-X', 'POST', ...between, '--contract-published', '--description', 'start the build'],
    ...['--user', 'me:s3cr3t', '-d', '{"pact":"${pactbroker.pactUrl}"}', '-H', 'Authorization: Bearer t0ken'],
  );
  expect(exitCode).toBe(0);
  expect(answered(stdout)).toMatchObject({
    description: 'start the build',
    consumer: { name: 'Web BFF' },
    provider: { name: 'Order API' },
    events: [{ name: 'contract_published' }],
    request: { username: 'me', password: '**********', headers: { authorization: '**********' } },
  });
  expect(output).not.toMatch(/s3cr3t|t0ken/);
});

it('create-webhook is told why not, and exits with 1', async () => {
  const { exitCode, output } = await cli('create-webhook', 'http://10.0.0.1/', '-X', 'POST', '--contract-published');
  expect(exitCode).toBe(1);
  expect(output).toContain('host must be this machine');
});

it('create-or-update-webhook makes one under its uuid, then changes it', async () => {
  const uuid = '9f5f6b1e-2a62-4c38-8f9b-3a30a1a6a1a1';
  const put = (url: string) =>
    cli('create-or-update-webhook', url, '--uuid', uuid, '-X', 'PUT', ...between, '--contract-content-changed');
  const first = await put('http://localhost/a');
  const second = await put('http://localhost/b');
  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  expect(answered(first.stdout)).toMatchObject({ uuid, request: { url: 'http://localhost/a' } });
  expect(answered(second.stdout)).toMatchObject({ uuid, request: { url: 'http://localhost/b', method: 'PUT' } });
  const { body } = await broker.ask('GET', '/webhooks');
  expect(body._links['pb:webhooks']).toHaveLength(1);
});

it('test-webhook calls it and prints what came back', async () => {
  await using receiver = await startReceiver((response) => response.end('{"queued":7}'));
  const made = await cli('create-webhook', receiver.url, '-X', 'POST', ...between, '--contract-published');
  const { exitCode, stdout } = await cli('test-webhook', '--uuid', answered(made.stdout).uuid);
  expect(exitCode).toBe(0);
  expect(answered(stdout)).toMatchObject({ success: true, response: { status: 200, body: { queued: 7 } } });
  expect(receiver.received).toHaveLength(1);
});

it('test-webhook of none exits with 1', async () => {
  expect((await cli('test-webhook', '--uuid', 'no-such-webhook-here')).exitCode).toBe(1);
});

it('delete-webhook deletes it', async () => {
  const made = await cli('create-webhook', 'http://localhost/', '-X', 'GET', ...between, '--contract-published');
  const { uuid } = answered(made.stdout);
  const { exitCode, output } = await cli('delete-webhook', '--uuid', uuid);
  expect(exitCode).toBe(0);
  expect(output).toContain(`Webhook with UUID ${uuid} successfully deleted`);
  expect((await broker.ask('GET', `/webhooks/${uuid}`)).status).toBe(404);
});

it('publish sets the webhook off, and says where its log is', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'pacts-'));
  try {
    await using receiver = await startReceiver();
    await using _ = new WebhookDeliveries(broker.context, {
      settings: webhookSettings(),
      baseUrl: () => broker.url,
      onError: (error) => {
        throw error;
      },
    });
    const data =
      '{"who":"${pactbroker.consumerName} ${pactbroker.consumerVersionNumber}","pact":"${pactbroker.pactUrl}"}';
    const events = ['--contract-published', '--contract-content-changed'];
    await cli('create-webhook', receiver.url, '-X', 'POST', ...between, ...events, '--description', 'ci', '-d', data);
    const pact = { consumer: { name: 'Web BFF' }, provider: { name: 'Order API' }, interactions: [] };
    await writeFile(join(dir, 'pact.json'), JSON.stringify(pact));
    const { exitCode, output } = await cli('publish', dir, '-a', '1.2', '--branch', 'main');
    expect(exitCode).toBe(0);
    expect(output).toContain('Webhook "ci" triggered for event contract_published.');
    expect(output).toContain(`View logs at ${broker.url}/triggered-webhooks/`);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2));
    const { who, pact: address } = JSON.parse(receiver.received[0]?.body ?? '');
    expect(who).toBe('Web BFF 1.2');
    const fetched = await fetch(address);
    expect(await fetched.json()).toMatchObject({ consumer: { name: 'Web BFF' } });
  } finally {
    await rm(dir, { recursive: true });
  }
});
