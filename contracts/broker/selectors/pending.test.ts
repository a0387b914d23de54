import { expect, it } from 'vitest';
import { brokerOf, type TestBroker } from '../pacts/testing/index.ts';
import { recordVerification } from '../verifications/index.ts';
import { selectorsRoutes } from './index.ts';

interface Where {
  readonly branch?: string;
  readonly tags?: readonly string[];
}

/** A minute later, the provider's version says so of Foo's pact. */
function verify(broker: TestBroker, version: string, success: boolean, where: Where = {}) {
  broker.pass(60_000);
  const pact = broker.publish({ version: '1', branch: 'main' });
  broker.version('Bar', version, where);
  broker.pass(1);
  recordVerification(broker.context, pact, { success, providerApplicationVersion: version });
  broker.pass(60_000);
}

async function ask(broker: TestBroker, body: object = {}) {
  const answer = await broker.ask('POST', '/pacts/provider/Bar/for-verification', body);
  return answer.body._embedded.pacts[0].verificationProperties;
}

const pendingFor = async (broker: TestBroker, body: object) => (await ask(broker, body)).pending;

async function published(): Promise<TestBroker> {
  const broker = await brokerOf(selectorsRoutes);
  broker.publish({ version: '1', branch: 'main' });
  return broker;
}

it('is pending for a branch until a version of it verifies the content', async () => {
  await using broker = await published();
  const onMain = () => pendingFor(broker, { providerVersionBranch: 'main' });
  expect(await onMain()).toBe(true);
  verify(broker, 'p1', false, { branch: 'main' });
  expect(await onMain()).toBe(true);
  verify(broker, 'p2', true, { branch: 'main' });
  expect(await onMain()).toBe(false);
  verify(broker, 'p3', false, { branch: 'main' });
  expect(await onMain()).toBe(false);
});

it('is not pending for a branch that was made after another one had verified the content', async () => {
  await using broker = await published();
  broker.version('Bar', 'p0', { branch: 'before' });
  verify(broker, 'p1', true, { branch: 'main' });
  broker.version('Bar', 'p2', { branch: 'after' });
  expect(await pendingFor(broker, { providerVersionBranch: 'before' })).toBe(true);
  expect(await pendingFor(broker, { providerVersionBranch: 'after' })).toBe(false);
  expect(await pendingFor(broker, { providerVersionBranch: 'not yet there' })).toBe(false);
});

it('is pending for tags as long as it is for one of them', async () => {
  await using broker = await published();
  broker.version('Bar', 'p0', { tags: ['dev', 'test'] });
  verify(broker, 'p1', true, { tags: ['dev'] });
  const tags = (...providerVersionTags: string[]) => pendingFor(broker, { providerVersionTags });
  expect(await tags('dev')).toBe(false);
  expect(await tags('test')).toBe(true);
  expect(await tags('dev', 'test')).toBe(true);
  expect(await tags('not yet there')).toBe(false);
});

it('is pending, for who says neither branch nor tags, until anybody verifies the content', async () => {
  await using broker = await published();
  expect(await pendingFor(broker, {})).toBe(true);
  verify(broker, 'p1', true);
  expect(await pendingFor(broker, {})).toBe(false);
});

it('stays verified when another version publishes the same content, and is pending with other content', async () => {
  await using broker = await published();
  verify(broker, 'p1', true, { branch: 'main' });
  broker.publish({ version: '2', branch: 'main' });
  expect(await pendingFor(broker, { providerVersionBranch: 'main' })).toBe(false);
  broker.publish({ version: '3', branch: 'main', interactions: ['other'] });
  expect(await pendingFor(broker, { providerVersionBranch: 'main' })).toBe(true);
});

it('says nothing of it to who does not ask', async () => {
  await using broker = await published();
  const properties = await ask(broker, { includePendingStatus: false });
  expect(Object.keys(properties)).toEqual(['notices']);
  expect(properties.notices).toHaveLength(1);
});

const readMore = 'Read more at https://docs.pact.io/go/pending';
const notices = async (broker: TestBroker, body: object) => (await ask(broker, body)).notices.slice(1);

it('tells for a branch, in upstream’s words, what a failure will do', async () => {
  await using broker = await published();
  const any = "any version of Bar from branch 'main'";
  expect(await notices(broker, { providerVersionBranch: 'main' })).toEqual([
    {
      when: 'before_verification',
      text: `This pact is in pending state for this version of Bar because a successful verification result for a version of Bar from branch 'main' has not yet been published. If this verification fails, it will not cause the overall build to fail. ${readMore}`,
    },
    {
      when: 'after_verification:success_true_published_false',
      text: `This pact is still in pending state for ${any} as the successful verification results have not yet been published.`,
    },
    {
      when: 'after_verification:success_false_published_false',
      text: `This pact is still in pending state for ${any} as a successful verification result has not yet been published`,
    },
    {
      when: 'after_verification:success_true_published_true',
      text: `This pact is no longer in pending state for ${any}, as a successful verification result has been published. If a verification for a version of Bar fails in the future, it will fail the build. ${readMore}`,
    },
    {
      when: 'after_verification:success_false_published_true',
      text: `This pact is still in pending state for ${any} as a successful verification result has not yet been published`,
    },
  ]);
  verify(broker, 'p1', true, { branch: 'main' });
  expect(await notices(broker, { providerVersionBranch: 'main' })).toEqual([
    {
      when: 'before_verification',
      text: `This pact has previously been successfully verified by a version of Bar from branch 'main'. If this verification fails, it will fail the build. ${readMore}`,
    },
  ]);
});

it.each([
  [[], 'a successful verification result for Bar has', 'for Bar as a successful verification result has'],
  [
    ['dev'],
    "for a version of Bar with tag 'dev' has",
    "for any version of Bar with tag 'dev' as a successful verification result with this tag has",
  ],
  [
    ['a', 'b'],
    "for a versions of Bar with tag 'a' and 'b' has",
    "for any versions of Bar with tag 'a' and 'b' as a successful verification result with these tags has",
  ],
  [['a', 'b', 'c'], "with tag 'a', 'b' and 'c' has", "with tag 'a', 'b' and 'c' as"],
])('tells for the tags %j', async (providerVersionTags, reason, still) => {
  await using broker = await published();
  const [before, , failed] = await notices(broker, { providerVersionTags });
  expect(before.text).toContain(reason);
  expect(failed.text).toContain(still);
});

it.each([
  [[], 'verified by Bar.'],
  [['dev'], "verified by a version of Bar with tag 'dev'."],
  [['dev', 'x'], "verified by a version of Bar with tag 'dev' and 'x'."],
])('tells which of the tags %j have verified it', async (providerVersionTags, said) => {
  await using broker = await published();
  verify(broker, 'p1', true, { tags: ['dev'] });
  expect((await notices(broker, { providerVersionTags }))[0].text).toContain(said);
});
