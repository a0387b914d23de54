import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BrokerContext } from '../broker/context.ts';
import { environmentsRoutes, whereabouts } from '../broker/environments/index.ts';
import type { Route } from '../broker/http/index.ts';
import { matrixRoutes } from '../broker/matrix/index.ts';
import { pacticipantsRoutes } from '../broker/pacticipants/index.ts';
import { pactsRoutes } from '../broker/pacts/index.ts';
import { verificationsRoutes } from '../broker/verifications/index.ts';
import { webhookRoutes, webhookSettings } from '../broker/webhooks/index.ts';
import { type BrokerFixture, brokerOf } from '../broker/webhooks/testing/broker-fixture.ts';
import { fakeClock } from '../broker/webhooks/testing/fake-clock.ts';
import { exportBroker, fromJsonLines, importBroker, type TransferRecord, toJsonLines } from './index.ts';

const rooms = (context: BrokerContext): Route[] => [
  ...webhookRoutes(context, webhookSettings()),
  ...verificationsRoutes(context),
  ...pactsRoutes(context),
  ...matrixRoutes(context),
  ...environmentsRoutes(context),
  ...pacticipantsRoutes(context, whereabouts(context)),
];

/** Time passes with every look at it, so that what happened has an order. */
function emptyBroker(): Promise<BrokerFixture> {
  const clock = fakeClock();
  const now = clock.now;
  return brokerOf(rooms, {
    clock: Object.assign(clock, {
      now: () => {
        clock.advance(1_000);
        return now();
      },
    }),
  });
}

let from: BrokerFixture;
let to: BrokerFixture;
beforeEach(async () => {
  [from, to] = await Promise.all([emptyBroker(), emptyBroker()]);
});
afterEach(() => Promise.all([from, to].map((broker) => broker[Symbol.asyncDispose]())));

const pact = (consumer: string, provider: string, ...descriptions: string[]) => ({
  consumer: { name: consumer },
  provider: { name: provider },
  interactions: descriptions.map((description) => ({
    description,
    request: { method: 'GET', path: '/' },
    response: { status: 200, body: { price: 1 } },
  })),
  metadata: { pactSpecification: { version: '2.0.0' } },
});

/** Does, and fails when it was refused. */
async function does({ ask }: BrokerFixture, method: string, path: string, body: unknown = {}) {
  const answer = await ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function live(broker: BrokerFixture): Promise<void> {
  const go = (method: string, path: string, body?: unknown) => does(broker, method, path, body);
  const verify = async (version: string, providerVersion: string, success: boolean) => {
    const path = `/pacts/provider/Order%20API/consumer/Web/version/${version}`;
    const { _links } = (await broker.ask('GET', path)).body;
    await go('POST', new URL(_links['pb:publish-verification-results'].href).pathname, {
      success,
      providerApplicationVersion: providerVersion,
      buildUrl: `http://ci/${providerVersion}`,
      testResults: [{ interactionId: 'x', success }],
      verifiedBy: {
        implementation: 'Pact-Rust',
        version: '1.4.8',
        clientLanguage: { name: 'pact-core', version: '20' },
      },
    });
  };
  await go('POST', '/pacticipants', { name: 'Web', repositoryUrl: 'http://git/web' });
  await go('PUT', '/pacticipants/Web/labels/front');
  await go('PUT', '/pacticipants/Web/versions/1', { buildUrl: 'http://ci/web/1' });
  await go('PUT', '/pacticipants/Web/branches/feat%2Fx/versions/1');
  await go('PUT', '/pacts/provider/Order%20API/consumer/Web/version/1', pact('Web', 'Order API', 'a'));
  await go('PUT', '/pacticipants/Order%20API/branches/main/versions/p1');
  await verify('1', 'p1', false);
  await verify('1', 'p1', true);
  await go('PUT', '/pacticipants/Web/branches/main/versions/2');
  await go('PUT', '/pacts/provider/Order%20API/consumer/Web/version/2', pact('Web', 'Order API', 'a'));
  await go('PUT', '/pacts/provider/Order%20API/consumer/Web/version/3', pact('Web', 'Order API', 'a', 'b'));
  broker.clock.advance(60_000);
  // Tagged late, so the tag is no branch.
  await go('PUT', '/pacticipants/Web/versions/3/tags/late%2Ftag');
  await go('PUT', '/pacticipants/Order%20API/versions/p2/tags/prod');
  await verify('3', 'p2', true);
  const { uuid } = await go('POST', '/environments', { name: 'prod', production: true, contacts: [{ name: 'Ops' }] });
  const deploy = (name: string, version: string, body: unknown) =>
    go('POST', `/pacticipants/${name}/versions/${version}/deployed-versions/environment/${uuid}`, body);
  await deploy('Web', '1', {});
  await deploy('Web', '2', {});
  const again = await deploy('Order%20API', 'p1', { applicationInstance: 'blue' });
  await go('PATCH', `/deployed-versions/${again.uuid}`, { currentlyDeployed: false });
  await deploy('Order%20API', 'p1', { applicationInstance: 'blue' });
  await deploy('Order%20API', 'p2', { applicationInstance: 'green' });
  const release = async (version: string) =>
    (await go('POST', `/pacticipants/Web/versions/${version}/released-versions/environment/${uuid}`)).uuid;
  await go('PATCH', `/released-versions/${await release('1')}`, { currentlySupported: false });
  await release('3');
  await go('PUT', '/webhooks/an-open-webhook-1', {
    consumer: { name: 'Web' },
    provider: { label: 'back' },
    enabled: false,
    events: [{ name: 'contract_published' }],
    request: { method: 'POST', url: 'http://localhost/x', headers: { Accept: 'text/plain' }, body: { a: 1 } },
  });
}

/** `Array.fromAsync`, which TypeScript does not know in the library that is set. */
async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const records = (broker: BrokerFixture): Promise<TransferRecord[]> => collected(exportBroker({ url: broker.url }));
const kinds = (all: readonly TransferRecord[]) =>
  [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, { length }]) => `${length} ${kind}`);

describe('an export', () => {
  it('holds everything, in the order in which it happened', async () => {
    await live(from);
    const all = await records(from);
    expect(kinds(all)).toEqual([
      '1 export',
      '2 pacticipant',
      '5 version',
      '3 pact',
      '3 verification',
      '1 environment',
      '5 deployment',
      '2 release',
      '1 webhook',
    ]);
    expect(
      all
        .flatMap((record) =>
          'version' in record || 'number' in record
            ? [`${record.kind} ${'number' in record ? record.number : record.version}`]
            : [],
        )
        .slice(0, 11),
    ).toEqual([
      'version 1',
      'pact 1',
      'version p1',
      'verification 1',
      'verification 1',
      'version 2',
      'pact 2',
      'version 3',
      'pact 3',
      'version p2',
      'verification 3',
    ]);
    expect(all).toContainEqual({
      kind: 'verification',
      consumer: 'Web',
      provider: 'Order API',
      version: '1',
      providerVersion: 'p1',
      success: false,
      buildUrl: 'http://ci/p1',
      testResults: [{ interactionId: 'x', success: false }],
      verifiedBy: {
        implementation: 'Pact-Rust',
        version: '1.4.8',
        clientLanguage: { name: 'pact-core', version: '20' },
      },
    });
    expect(all).toContainEqual({
      kind: 'pact',
      consumer: 'Web',
      provider: 'Order API',
      version: '2',
      content: pact('Web', 'Order API', 'a'),
    });
  });

  it('of what an export made is the same, but for ids and times', async () => {
    await live(from);
    const first = await records(from);
    const { created, remarks } = await importBroker({ url: to.url }, first);
    expect(remarks).toEqual([]);
    expect(created).toEqual({
      pacticipant: 2,
      version: 5,
      pact: 3,
      verification: 3,
      environment: 1,
      deployment: 5,
      release: 2,
      webhook: 1,
    });
    expect(await records(to)).toEqual(first);
    await using third = await emptyBroker();
    await importBroker({ url: third.url }, await records(to));
    expect(await records(third)).toEqual(first);
  });

  it('keeps the digits of numbers as they were written', async () => {
    const text = JSON.stringify(pact('Web', 'Order API', 'a')).replace('"price":1', '"price":1.0');
    await does(from, 'POST', '/contracts/publish', {
      pacticipantName: 'Web',
      pacticipantVersionNumber: '1',
      contracts: [
        {
          consumerName: 'Web',
          providerName: 'Order API',
          specification: 'pact',
          contentType: 'application/json',
          content: btoa(text),
        },
      ],
    });
    const lines = (await collected(toJsonLines(exportBroker({ url: from.url })))).join('');
    expect(lines).toContain('"price":1.0');
    await importBroker({ url: to.url }, fromJsonLines([lines]));
    expect((await collected(toJsonLines(exportBroker({ url: to.url })))).join('')).toBe(lines);
  });
});

describe('an import', () => {
  it('made again changes nothing', async () => {
    await live(from);
    const first = await records(from);
    await importBroker({ url: to.url }, first);
    const { created, known } = await importBroker({ url: to.url }, first);
    expect(created).toEqual({});
    expect(known).toMatchObject({ verification: 3, deployment: 5, webhook: 1 });
    expect(await records(to)).toEqual(first);
  });

  it('that broke off is completed by the next', async () => {
    await live(from);
    const first = await records(from);
    for (const until of [3, 8, 14, 18]) await importBroker({ url: to.url }, first.slice(0, until));
    await importBroker({ url: to.url }, first);
    expect(await records(to)).toEqual(first);
  });

  it('takes a webhook without its secrets, and says which; secrets given since stay', async () => {
    const webhook = {
      events: [{ name: 'contract_published' }],
      request: {
        method: 'POST',
        url: 'http://localhost/x',
        headers: { Authorization: 'Bearer abc' },
        username: 'me',
        password: 'pw',
      },
    };
    await does(from, 'PUT', '/webhooks/a-secret-webhook', webhook);
    const first = await records(from);
    expect(JSON.stringify(first)).not.toMatch(/abc|pw"|\*\*/);
    const { remarks } = await importBroker({ url: to.url }, first);
    expect(remarks).toEqual(['The webhook a-secret-webhook needs its secrets again: authorization, password.']);
    await does(to, 'PUT', '/webhooks/a-secret-webhook', webhook);
    await importBroker({ url: to.url }, first);
    expect((await to.ask('GET', '/webhooks/a-secret-webhook')).body.request.password).toBe('**********');
  });

  it('leaves what is there otherwise, and says so', async () => {
    await live(from);
    await does(to, 'PUT', '/pacts/provider/Order%20API/consumer/Web/version/1', pact('Web', 'Order API', 'other'));
    const { remarks } = await importBroker({ url: to.url }, await records(from));
    expect(remarks).toEqual([
      expect.stringContaining('The pact between Web (1) and Order API is there with other content'),
    ]);
    const { interactions } = (await to.ask('GET', '/pacts/provider/Order%20API/consumer/Web/version/1')).body;
    expect(interactions).toMatchObject([{ description: 'other' }]);
  });

  it.each([
    ['no export', ['{"kind":"version"}\n'], /line 1 is no record of an export: pacticipant/],
    ['a later format', ['{"kind":"export","format":2}'], /line 1 .* format/],
    [
      'another line first',
      ['{"kind":"environment","name":"a","production":true,"contacts":[]}'],
      /the first line does not say so/,
    ],
    ['half a line', ['{"kind":"export","format":1}\n{"kind":"pac'], /line 2 is not JSON/],
  ])('refuses %s', async (_, lines, message) => {
    await expect(importBroker({ url: to.url }, fromJsonLines(lines))).rejects.toThrow(message);
  });

  it('of nobody home says so', async () => {
    await expect(records({ url: 'http://127.0.0.1:1' } as BrokerFixture)).rejects.toThrow(
      'no answer from http://127.0.0.1:1',
    );
  });
});
