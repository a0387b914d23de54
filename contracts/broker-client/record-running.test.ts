import { expect, test } from 'vitest';
import { openBroker } from './open-broker.ts';
import { indexOf } from './testing/index-of.ts';
import { localServer, type Script } from './testing/local-server.ts';

const running = (version: string, applicationInstance: string | null, path: string, name = 'order') => ({
  applicationInstance,
  target: applicationInstance,
  _embedded: { pacticipant: { name }, version: { number: version } },
  _links: { self: { href: path } },
});

const script = (url: string): Script => ({
  'GET /': { body: indexOf(url) },
  'GET /pacticipants/order/versions/8': {
    body: {
      number: '8',
      _links: {
        'pb:record-deployment': [
          { name: 'test', href: `${url}/record/test` },
          { name: 'production', href: `${url}/record/production` },
        ],
        'pb:record-release': { name: 'production', href: `${url}/release/production` },
      },
    },
  },
  'POST /record/production': { status: 201, body: {} },
  'POST /release/production': { status: 201, body: {} },
  'GET /environments': {
    body: {
      _embedded: {
        environments: [
          {
            uuid: 'u1',
            name: 'production',
            displayName: 'Production',
            production: true,
            _links: {
              'pb:currently-deployed-deployed-versions': { href: `${url}/deployed` },
              'pb:currently-supported-released-versions': { href: `${url}/supported` },
            },
          },
        ],
      },
    },
  },
  'GET /deployed': {
    body: {
      _embedded: {
        deployedVersions: [
          running('7', null, '/d/1'),
          running('8', 'blue', '/d/2'),
          running('3', null, '/d/3', 'mail'),
        ],
      },
    },
  },
  'GET /supported': {
    body: { _embedded: { releasedVersions: [running('1', null, '/r/1'), running('2', null, '/r/2')] } },
  },
  'PATCH /d/1': { body: {} },
  'PATCH /d/2': { body: {} },
  'PATCH /r/2': { body: {} },
});
const order8 = { pacticipant: 'order', version: '8', environment: 'production' };

test('a deployment is recorded where the version says, for the environment of that name', async () => {
  await using server = await localServer(script);
  const broker = openBroker({ url: server.url });
  await broker.recordDeployment(order8);
  await broker.recordDeployment({ ...order8, applicationInstance: 'blue' });
  await broker.recordRelease(order8);
  expect(server.received.filter(({ method }) => method === 'POST')).toMatchObject([
    { url: '/record/production', body: {} },
    { url: '/record/production', body: { applicationInstance: 'blue', target: 'blue' } },
    { url: '/release/production', body: {} },
  ]);
  expect(server.calls.filter((call) => call === 'GET /')).toHaveLength(1);
});

test('an environment that is not there is named with those that are', async () => {
  await using server = await localServer(script);
  const broker = openBroker({ url: server.url });
  await expect(broker.recordDeployment({ ...order8, environment: 'prod' })).rejects.toMatchObject({
    code: 'SD_BROKER_ENVIRONMENT',
    message: 'the broker has no environment "prod": it has test, production',
  });
  await expect(broker.deployedVersions('prod')).rejects.toThrow('it has production');
});

test('what runs in an environment is read from its links', async () => {
  await using server = await localServer(script);
  const broker = openBroker({ url: server.url });
  expect(await broker.deployedVersions('production')).toEqual([
    { pacticipant: 'order', version: '7', applicationInstance: undefined, href: '/d/1' },
    { pacticipant: 'order', version: '8', applicationInstance: 'blue', href: '/d/2' },
    { pacticipant: 'mail', version: '3', applicationInstance: undefined, href: '/d/3' },
  ]);
  expect((await broker.supportedVersions('production')).map(({ version }) => version)).toEqual(['1', '2']);
  expect(await broker.environments()).toMatchObject([{ uuid: 'u1', name: 'production', production: true }]);
});

test('an undeployment ends that of the same application instance alone', async () => {
  await using server = await localServer(script);
  const broker = openBroker({ url: server.url });
  await broker.recordUndeployment({ pacticipant: 'order', environment: 'production' });
  await broker.recordUndeployment({ pacticipant: 'order', environment: 'production', applicationInstance: 'blue' });
  await broker.recordSupportEnded({ pacticipant: 'order', version: '2', environment: 'production' });
  expect(server.received.filter(({ method }) => method === 'PATCH')).toMatchObject([
    { url: '/d/1', body: { currentlyDeployed: false } },
    { url: '/d/2', body: { currentlyDeployed: false } },
    { url: '/r/2', body: { currentlySupported: false } },
  ]);
});

test('what does not run cannot be ended, and what runs is named', async () => {
  await using server = await localServer(script);
  const green = { pacticipant: 'order', environment: 'production', applicationInstance: 'green' };
  await expect(openBroker({ url: server.url }).recordUndeployment(green)).rejects.toMatchObject({
    code: 'SD_BROKER_NOT_RUNNING',
    message: 'order (green) is not deployed in production; order there: 7, 8 (blue)',
  });
});

test('an environment is created with its own address', async () => {
  const created = { uuid: 'u2', name: 'test', production: false, displayName: 'Test' };
  await using server = await localServer((url) => ({
    ...script(url),
    'POST /environments': { status: 201, body: created },
  }));
  const environment = await openBroker({ url: server.url }).createEnvironment({ name: 'test', production: false });
  expect(environment).toEqual(created);
  expect(server.received.at(-1)?.body).toEqual({ name: 'test', production: false });
});

test('a version that the broker does not know is not known, and no error', async () => {
  await using server = await localServer(script);
  const broker = openBroker({ url: server.url });
  expect(await broker.isKnown({ pacticipant: 'order', version: '8' })).toBe(true);
  expect(await broker.isKnown({ pacticipant: 'order', version: '9' })).toBe(false);
});

test('an index that lacks what is needed is a broker that is too old, or none', async () => {
  await using server = await localServer(() => ({ 'GET /': { body: { _links: {} } } }));
  await expect(openBroker({ url: server.url }).environments()).rejects.toMatchObject({
    code: 'SD_BROKER_ANSWER',
    message: expect.stringContaining('pb:environments'),
  });
});
