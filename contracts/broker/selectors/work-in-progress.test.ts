import { expect, it } from 'vitest';
import { pactsRoutes } from '../pacts/index.ts';
import { brokerOf, type TestBroker } from '../pacts/testing/index.ts';
import { verificationsRoutes } from '../verifications/index.ts';
import { selectorsRoutes } from './index.ts';

const start = () =>
  brokerOf((context) => [...selectorsRoutes(context), ...verificationsRoutes(context), ...pactsRoutes(context)]);

const query = {
  consumerVersionSelectors: [{ mainBranch: true }],
  providerVersionBranch: 'main',
  includeWipPactsSince: '2025-12-01',
};

interface Verifiable {
  readonly shortDescription: string;
  readonly verificationProperties: {
    readonly wip?: true;
    readonly pending?: boolean;
    readonly notices: readonly { readonly text: string }[];
  };
  readonly _links: { readonly self: { readonly href: string; readonly name: string } };
}

async function toVerify(broker: TestBroker, body: object = query): Promise<Verifiable[]> {
  const { body: answer } = await broker.ask('POST', '/pacts/provider/Bar/for-verification', body);
  return answer._embedded.pacts;
}

const inProgress = async (broker: TestBroker, body: object = query) =>
  (await toVerify(broker, body)).filter(({ verificationProperties }) => verificationProperties.wip);
const names = async (broker: TestBroker, body: object = query) =>
  (await inProgress(broker, body)).map(({ shortDescription, _links }) => `${_links.self.name}: ${shortDescription}`);

/** As a provider's build does: fetches each pact, follows its link, says so. */
async function build(broker: TestBroker, version: string, success: boolean, where: object, body: object = query) {
  broker.pass(60_000);
  const pacts = await toVerify(broker, body);
  broker.version('Bar', version, where);
  broker.pass(60_000);
  for (const { _links } of pacts) {
    const { body: pact } = await broker.ask('GET', _links.self.href);
    const results = pact._links['pb:publish-verification-results'].href;
    const { status } = await broker.ask('POST', results, { success, providerApplicationVersion: version });
    expect(status).toBe(201);
  }
  broker.pass(60_000);
}

async function mainAndFeature(): Promise<TestBroker> {
  const broker = await start();
  broker.publish({ version: '1', branch: 'main', interactions: ['a'] });
  broker.publish({ version: '2', branch: 'feat/x y', interactions: ['b'] });
  return broker;
}

const feature = 'Pact between Foo (2) and Bar: latest from branch feat/x y';

it('is the pact of a branch that nobody asked for, and always pending', async () => {
  await using broker = await mainAndFeature();
  expect(await names(broker)).toEqual([feature]);
  const [pact] = await inProgress(broker);
  expect(pact?.verificationProperties.pending).toBe(true);
  expect(Buffer.from(pact?._links.self.href.split('/').at(-1) ?? '', 'base64url').toString()).toBe('w=true');
});

it('is nothing when not asked for, and nothing to who says neither branch nor tags', async () => {
  await using broker = await mainAndFeature();
  expect(await names(broker, { ...query, includeWipPactsSince: undefined })).toEqual([]);
  expect(await names(broker, { ...query, providerVersionBranch: undefined })).toEqual([]);
});

it('stays in progress when it fails, and when it succeeds as work in progress', async () => {
  await using broker = await mainAndFeature();
  await build(broker, 'p1', false, { branch: 'main' });
  expect(await names(broker)).toEqual([feature]);
  await build(broker, 'p2', true, { branch: 'main' });
  expect(await names(broker)).toEqual([feature]);
  expect(broker.database.all('select wip, pending, success from verification order by id')).toEqual([
    { wip: 0, pending: 1, success: 0 },
    { wip: 1, pending: null, success: 0 },
    { wip: 0, pending: 1, success: 1 },
    { wip: 1, pending: null, success: 1 },
  ]);
});

it('is in progress no more once it was selected and verified', async () => {
  await using broker = await mainAndFeature();
  const both = { ...query, consumerVersionSelectors: [{ branch: 'feat/x y' }] };
  expect(await names(broker, both)).toEqual(['Pact between Foo (1) and Bar: latest from branch main']);
  await build(broker, 'p1', true, { branch: 'main' }, both);
  expect(await names(broker)).toEqual([]);
});

it('is no news to a branch that was made after another one had selected and verified it', async () => {
  await using broker = await mainAndFeature();
  broker.version('Bar', 'p0', { branch: 'older' });
  await build(broker, 'p1', true, { branch: 'main' }, { ...query, consumerVersionSelectors: [{ branch: 'feat/x y' }] });
  broker.version('Bar', 'p2', { branch: 'younger' });
  const on = (providerVersionBranch: string) => names(broker, { ...query, providerVersionBranch });
  expect(await on('older')).toEqual([feature]);
  expect(await on('younger')).toEqual([]);
  expect(await on('not yet there')).toEqual([]);
});

it('is not what was published before the day that was named', async () => {
  await using broker = await mainAndFeature();
  expect(await names(broker, { ...query, includeWipPactsSince: '2026-01-02' })).toEqual([]);
  broker.pass(2 * 24 * 3_600_000);
  broker.publish({ version: '3', branch: 'late', interactions: ['c'] });
  expect(await names(broker, { ...query, includeWipPactsSince: '2026-01-02' })).toEqual([
    'Pact between Foo (3) and Bar: latest from branch late',
  ]);
});

it('is the head alone, and none when the head has no pact with the provider', async () => {
  await using broker = await mainAndFeature();
  broker.publish({ version: '3', branch: 'feat/x y', interactions: ['c'] });
  expect(await names(broker)).toEqual(['Pact between Foo (3) and Bar: latest from branch feat/x y']);
  broker.version('Foo', '4', { branch: 'feat/x y' });
  expect(await names(broker)).toEqual([]);
});

it('is handed out once for the same content, with all its branches and tags', async () => {
  await using broker = await start();
  broker.publish({ version: '1', branch: 'main', interactions: ['a'] });
  broker.publish({ version: '2', branch: 'x', tags: ['t1', 't2'], interactions: ['b'] });
  broker.publish({ version: '3', branch: 'y', interactions: ['b'] });
  const pacts = await inProgress(broker);
  expect(pacts.map(({ shortDescription }) => shortDescription)).toEqual([
    'latest from branch x, latest from branch y, latest with tag t1, latest with tag t2',
  ]);
  expect(pacts[0]?.verificationProperties.notices[0]?.text).toContain(
    "(ie. it is the pact for the latest versions of Foo from branches 'x' and 'y' and tagged with 't1' and 't2' (all have the same content) and it has not",
  );
});

it('tells why, in upstream’s words', async () => {
  await using broker = await mainAndFeature();
  const [pact] = await inProgress(broker);
  const url = `${pact?._links.self.href.replace(/\/metadata.*/, '')}/metadata/d2lwPXRydWU`;
  expect(pact?.verificationProperties.notices.slice(0, 2)).toEqual([
    {
      when: 'before_verification',
      text: `The pact at ${url} is being verified because it is a 'work in progress' pact (ie. it is the pact for the latest version of Foo from branch 'feat/x y' and it has not yet been successfully verified by a version of Bar from branch 'main' when the pact's application version was explicitly specified in the consumer version selectors). Read more at https://docs.pact.io/go/wip`,
    },
    {
      when: 'before_verification',
      text: "This pact is in pending state for this version of Bar because it was included as a 'work in progress' pact. If this verification fails, it will not cause the overall build to fail. Read more at https://docs.pact.io/go/pending",
    },
  ]);
});

it('goes by tags where there is no branch: as long as one of them has not verified it', async () => {
  await using broker = await mainAndFeature();
  const tagged = (...providerVersionTags: string[]) => ({
    consumerVersionSelectors: [{ mainBranch: true }],
    providerVersionTags,
    includeWipPactsSince: '2025-12-01',
  });
  broker.version('Bar', 'p0', { tags: ['dev', 'test'] });
  const selected = { ...tagged('dev'), consumerVersionSelectors: [{ branch: 'feat/x y' }] };
  await build(broker, 'p1', true, { tags: ['dev'] }, selected);
  expect(await names(broker, tagged('dev'))).toEqual([]);
  expect(await names(broker, tagged('test'))).toEqual([feature]);
  const [pact] = await inProgress(broker, tagged('dev', 'test'));
  expect(pact?.verificationProperties.notices[0]?.text).toContain(
    "successfully verified by a version of Bar with tag 'test' when",
  );
  expect(await names(broker, tagged('not yet there'))).toEqual([]);
});
