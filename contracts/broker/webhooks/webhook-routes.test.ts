import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOrCreatePacticipant } from '../pacticipants/index.ts';
import { webhookRoutes, webhookSettings } from './index.ts';
import { type BrokerFixture, brokerOf, seedPact } from './testing/broker-fixture.ts';
import { startReceiver } from './testing/receiver.ts';

let broker: BrokerFixture;
beforeEach(async () => {
  broker = await brokerOf((context) => webhookRoutes(context, webhookSettings({ hosts: ['ci.example.org'] })));
  for (const name of ['Foo', 'Bar']) findOrCreatePacticipant(broker.context, name);
});
afterEach(() => broker[Symbol.asyncDispose]());

const webhook = {
  description: 'start the build',
  consumer: { name: 'Foo' },
  provider: { name: 'Bar' },
  events: [{ name: 'contract_content_changed' }],
  request: {
    method: 'POST',
    url: 'http://ci.example.org/build',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer s3cr3t-token' },
    body: { pact: '${pactbroker.pactUrl}' },
    username: 'me',
    password: 's3cr3t-password',
  },
};

describe('webhooks as a resource', () => {
  it('are created with 201, a Location and upstream’s shape, the secrets starred', async () => {
    const { status, headers, body } = await broker.ask('POST', '/webhooks', webhook);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${broker.url}/webhooks/${body.uuid}`);
    expect(body).toMatchObject({
      description: 'start the build',
      consumer: { name: 'Foo' },
      provider: { name: 'Bar' },
      enabled: true,
      events: [{ name: 'contract_content_changed' }],
      request: {
        method: 'POST',
        url: 'http://ci.example.org/build',
        headers: { 'content-type': 'application/json', authorization: '**********' },
        body: { pact: '${pactbroker.pactUrl}' },
        username: 'me',
        password: '**********',
      },
      _links: {
        self: { title: 'start the build', href: `${broker.url}/webhooks/${body.uuid}` },
        'pb:execute': { href: `${broker.url}/webhooks/${body.uuid}/execute` },
        'pb:consumer': { name: 'Foo', href: `${broker.url}/pacticipants/Foo` },
        'pb:pact-webhooks': { href: `${broker.url}/webhooks/provider/Bar/consumer/Foo` },
        'pb:webhooks': { href: `${broker.url}/webhooks` },
      },
    });
  });

  it('are listed: all of them, and those of a consumer, a provider or a pair', async () => {
    await broker.ask('POST', '/webhooks', webhook);
    await broker.ask('POST', '/webhooks', { ...webhook, description: 'any consumer', consumer: undefined });
    const names = async (path: string) =>
      (await broker.ask('GET', path)).body._links['pb:webhooks'].map((link: { name: string }) => link.name);
    expect(await names('/webhooks')).toEqual(['start the build', 'any consumer']);
    expect(await names('/webhooks/provider/Bar/consumer/Foo')).toEqual(['start the build']);
    expect(await names('/pacts/provider/Bar/consumer/Foo/webhooks')).toEqual(['start the build']);
    expect(await names('/webhooks/provider/Bar')).toEqual(['any consumer']);
    expect(await names('/webhooks/consumer/Foo')).toEqual([]);
  });

  it('posted to a pair are for that pair', async () => {
    const { status, body } = await broker.ask('POST', '/webhooks/provider/Bar/consumer/Foo', {
      request: webhook.request,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      consumer: { name: 'Foo' },
      provider: { name: 'Bar' },
      events: [{ name: 'contract_content_changed' }],
      description: 'POST ci.example.org',
    });
  });

  it('are put under a uuid of the client’s: 201, then 200 with the creation time kept', async () => {
    const path = '/webhooks/a-uuid-of-my-own-1';
    const first = await broker.ask('PUT', path, webhook);
    broker.clock.advance(60_000);
    const second = await broker.ask('PUT', path, { ...webhook, enabled: false });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toMatchObject({ enabled: false, createdAt: first.body.createdAt });
    expect((await broker.ask('PUT', '/webhooks/short', webhook)).body.errors).toHaveProperty('uuid');
  });

  it('are gone after DELETE', async () => {
    const { body } = await broker.ask('POST', '/webhooks', webhook);
    expect((await broker.ask('DELETE', `/webhooks/${body.uuid}`)).status).toBe(204);
    expect((await broker.ask('GET', `/webhooks/${body.uuid}`)).status).toBe(404);
    expect((await broker.ask('DELETE', `/webhooks/${body.uuid}`)).status).toBe(404);
  });
});

describe('a webhook is refused', () => {
  const refused = async (change: Record<string, unknown>) => {
    const { status, body } = await broker.ask('POST', '/webhooks', { ...webhook, ...change });
    expect(status).toBe(400);
    return body.errors;
  };
  const request = (change: Record<string, unknown>) => refused({ request: { ...webhook.request, ...change } });

  it.each([
    ['no request', () => refused({ request: undefined }), 'request', 'is missing'],
    ['a request that is a list', () => refused({ request: [] }), 'request', 'must be a hash'],
    ['no events at all', () => refused({ events: [] }), 'events', 'size cannot be less than 1'],
    [
      'an unknown event',
      () => refused({ events: [{ name: 'x' }] }),
      'events.0.name',
      'must be one of: contract_published',
    ],
    [
      'an unknown consumer',
      () => refused({ consumer: { name: 'Nobody' } }),
      'consumer.name',
      'does not match an existing',
    ],
    ['a nameless provider', () => refused({ provider: {} }), 'provider.name', 'cannot be blank'],
    [
      'a name and a label',
      () => refused({ consumer: { name: 'Foo', label: 'x' } }),
      'consumer.label',
      'at the same time',
    ],
    ['enabled as a word', () => refused({ enabled: 'yes' }), 'enabled', 'must be boolean'],
    ['an unknown method', () => request({ method: 'PST' }), 'request.method', 'is not a recognised HTTP method'],
    ['a tunnel', () => request({ method: 'CONNECT' }), 'request.method', 'is not a recognised HTTP method'],
    ['no address', () => request({ url: undefined }), 'request.url', 'is missing'],
    ['a broken address', () => request({ url: 'bl ah' }), 'request.url', 'is not a valid URL eg. http://example.org'],
    ['another scheme', () => request({ url: 'ftp://localhost/' }), 'request.url', 'scheme must be http or https'],
    [
      'another host',
      () => request({ url: 'http://169.254.169.254/' }),
      'request.url',
      'host must be this machine or in',
    ],
    [
      'a templated host',
      () => request({ url: 'http://${pactbroker.consumerName}/' }),
      'request.url',
      'cannot have a template',
    ],
    [
      'credentials in the address',
      () => request({ url: 'http://a:b@localhost/' }),
      'request.url',
      'cannot hold credentials',
    ],
    [
      'a header with a line break',
      () => request({ headers: { a: 'b\r\nc: d' } }),
      'request.headers.a',
      'is not a valid HTTP',
    ],
    ['stars for no secret', () => request({ password: '****' }), 'request.password', 'give it again'],
  ])('with %s', async (_, errors, field, sentence) => {
    expect(await errors()).toMatchObject({ [field]: [expect.stringContaining(sentence)] });
  });
});

describe('secrets', () => {
  it('stay what they were when their stars are written back, and go to no other host', async () => {
    await using receiver = await startReceiver();
    const path = '/webhooks/a-uuid-of-my-own-1';
    await broker.ask('PUT', path, {
      ...webhook,
      request: { ...webhook.request, url: `${receiver.url}/a`, username: undefined },
    });
    const { body: shown } = await broker.ask('GET', path);
    await broker.ask('PUT', path, { ...shown, request: { ...shown.request, url: `${receiver.url}/b` } });
    await broker.ask('POST', `${path}/execute`, {});
    expect(receiver.received).toMatchObject([{ path: '/b', headers: { authorization: 'Bearer s3cr3t-token' } }]);

    const elsewhere = await broker.ask('PUT', path, {
      ...shown,
      request: { ...shown.request, url: 'http://localhost:1/' },
    });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body.errors).toHaveProperty(['request.headers.authorization']);
  });

  it('are in no answer of a trial, though the receiver sends back all it got', async () => {
    await using receiver = await startReceiver((response, { headers, body }) => {
      response.setHeader('x-echo', `${headers.authorization} ${headers['x-api-key']}`);
      response.end(JSON.stringify({ headers, body, decoded: 's3cr3t-password', quoted: 'say "no"' }));
    });
    const request = {
      ...webhook.request,
      url: `${receiver.url}/`,
      headers: { 'X-Api-Key': 'say "no"' },
      body: { a: 'x' },
    };
    const { body } = await broker.ask('POST', '/webhooks/execute', { ...webhook, request });
    expect(receiver.received[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa('me:s3cr3t-password')}`,
      'x-api-key': 'say "no"',
    });
    expect(body.success).toBe(true);
    const everything = JSON.stringify(body);
    for (const secret of ['s3cr3t-password', btoa('me:s3cr3t-password'), 'say \\\\\\"no', 'say \\"no'])
      expect(everything).not.toContain(secret);
  });
});

describe('a trial', () => {
  it('sends the latest pact of the pair, and shows request, answer and log', async () => {
    seedPact(broker.context, { consumer: 'Foo', provider: 'Bar', version: '7', branch: 'main', sha: 'abc1' });
    await using receiver = await startReceiver((response) => {
      response.writeHead(202, { 'content-type': 'application/json' });
      response.end('{"queued":true}');
    });
    const request = { method: 'PATCH', url: `${receiver.url}/x`, body: { n: '${pactbroker.consumerVersionNumber}' } };
    const created = await broker.ask('POST', '/webhooks', { ...webhook, request });
    const { status, body } = await broker.ask('POST', `/webhooks/${created.body.uuid}/execute`, {});
    expect(status).toBe(200);
    expect(receiver.received).toMatchObject([{ method: 'PATCH', path: '/x', body: '{"n":"7"}' }]);
    expect(body).toMatchObject({
      request: { url: `${receiver.url}/x`, body: { n: '7' }, headers: { 'content-type': 'application/json' } },
      response: { status: 202, body: { queued: true } },
      success: true,
      _links: { 'try-again': { href: `${broker.url}/webhooks/${created.body.uuid}/execute` } },
    });
    expect(body.logs).toContain(`[2026-03-01T09:00:00Z] INFO: HTTP/1.1 PATCH ${receiver.url}/x\n`);
    expect(body.logs).toContain('INFO: HTTP/1.1 202 Accepted\n');
  });

  it('takes placeholders while there is no pact', async () => {
    await using receiver = await startReceiver();
    const request = { method: 'GET', url: `${receiver.url}/?c=\${pactbroker.consumerName}` };
    const { body } = await broker.ask('POST', '/webhooks/execute', { request });
    expect(receiver.received).toMatchObject([{ method: 'GET', path: '/?c=placeholder-consumer', body: '' }]);
    expect(body._links.webhook).toBeUndefined();
  });

  it('that fails is an answer too: refused, or no success', async () => {
    await using receiver = await startReceiver((response) => {
      response.statusCode = 500;
      response.end();
    });
    const trial = async (url: string) =>
      (await broker.ask('POST', '/webhooks/execute', { request: { method: 'POST', url } })).body;
    expect(await trial(receiver.url)).toMatchObject({ success: false, response: { status: 500 } });
    expect(await trial('http://127.0.0.1:1/')).toMatchObject({
      success: false,
      error: { message: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('of a receiver that hangs ends with the time limit', async () => {
    const arrived = Promise.withResolvers<void>();
    await using receiver = await startReceiver((response) => {
      response.write('I am still ');
      arrived.resolve();
    });
    const trial = broker.ask('POST', '/webhooks/execute', { request: { method: 'POST', url: receiver.url } });
    await arrived.promise;
    broker.clock.advance(15_000);
    expect((await trial).body).toMatchObject({
      success: false,
      error: { message: expect.stringContaining('no complete answer within 15 seconds') },
    });
  });
});
