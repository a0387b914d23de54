import { beforeAll, expect, test } from 'vitest';
import { brokerUnderTest, pactBroker } from '../testing/index.ts';

/** The official command line, unmodified. */
const broker = brokerUnderTest();
const run = (...args: readonly string[]) => pactBroker(broker.url, ...args);

const version = 'feat/x+1 b';
const web = ['--pacticipant', 'Web BFF'];
const toTest = ['--environment', 'test'];
let uuid = '';

beforeAll(async () => {
  await run('create-or-update-version', ...web, '--version', version, '--branch', 'feat/x');
  await run('create-or-update-version', ...web, '--version', 'v2', '--branch', 'main');
});

test('create-environment makes one, and refuses a name that is taken', async () => {
  const created = await run(
    ...['create-environment', '--name', 'test', '--display-name', 'Test bed', '--output', 'id'],
    ...['--contact-name', 'Ops', '--contact-email-address', 'ops@example.org'],
  );
  expect(created.exitCode).toBe(0);
  uuid = created.stdout.trim();
  expect(uuid).toMatch(/^[\da-f-]{36}$/);
  const again = await run('create-environment', '--name', 'test');
  expect(again.exitCode).toBe(1);
  expect(again.output).toContain("name 'test' is already used by an existing environment.");
});

test('describe-environment and list-environments show it', async () => {
  const described = await run('describe-environment', '--uuid', uuid);
  expect(described.exitCode).toBe(0);
  expect(described.output).toContain('Name: test');
  expect(described.output).toContain('Display Name: Test bed');
  expect(described.output).toContain('Name: Ops');
  const listed = await run('list-environments');
  expect(listed.exitCode).toBe(0);
  expect(listed.output).toMatch(new RegExp(`${uuid} ┆ test +┆ Test bed +┆ false`));
});

test('update-environment replaces what it says', async () => {
  const updated = await run('update-environment', '--uuid', uuid, '--name', 'test', '--production');
  expect(updated).toMatchObject({ exitCode: 0 });
  expect(updated.output).toContain(`Updated test environment in the Pact Broker with UUID ${uuid}`);
  expect((await broker.get(`/environments/${uuid}`)).body).toMatchObject({
    name: 'test',
    displayName: 'Test',
    production: true,
    contacts: [],
  });
  const missing = await run('update-environment', '--uuid', 'none', '--name', 'test');
  expect(missing.exitCode).toBe(1);
  expect(missing.output).toContain('Environment with UUID none not found');
});

test('record-deployment tells what runs; another instance runs beside it', async () => {
  const deployed = await run('record-deployment', ...web, '--version', version, ...toTest);
  expect(deployed).toMatchObject({ exitCode: 0 });
  expect(deployed.output).toContain(`Recorded deployment of Web BFF version ${version} to test environment`);
  const blue = await run('record-deployment', ...web, '--version', 'v2', ...toTest, '--application-instance', 'blue');
  expect(blue).toMatchObject({ exitCode: 0 });
  expect(blue.output).toContain('(application instance blue)');
  const running = await run('describe-version', ...web, ...toTest, '--output', 'table');
  expect(running.exitCode).toBe(0);
  expect(running.output).toMatch(/v2 +┆ Deployed ┆ test +┆ blue/);
  expect(running.output).toMatch(/feat\/x\+1 b ┆ Deployed ┆ test +┆ -/);
});

test.each([
  ['an environment', [...web, '--version', 'v2', '--environment', 'none'], 'Environment none does not exist'],
  ['a version', [...web, '--version', 'none', ...toTest], 'none'],
])('record-deployment fails for %s that is not there', async (_what, args, told) => {
  const { exitCode, output } = await run('record-deployment', ...args);
  expect(exitCode).toBe(1);
  expect(output).toContain(told);
});

test('record-undeployment ends one instance at a time', async () => {
  const ended = await run('record-undeployment', ...web, ...toTest);
  expect(ended).toMatchObject({ exitCode: 0 });
  expect(ended.output).toContain('Undeployed Web BFF from test environment');
  const notThis = await run('record-undeployment', ...web, ...toTest);
  expect(notThis.exitCode).toBe(1);
  expect(notThis.output).toContain('blue');
  const blue = await run('record-undeployment', ...web, ...toTest, '--application-instance', 'blue');
  expect(blue).toMatchObject({ exitCode: 0 });
  const nothing = await run('record-undeployment', ...web, ...toTest);
  expect(nothing.exitCode).toBe(1);
  expect(nothing.output).toContain('Web BFF is not currently deployed to test environment');
});

test('record-release and record-support-ended open and end the support of a version', async () => {
  const which = [...web, '--version', 'v2', ...toTest];
  const released = await run('record-release', ...which);
  expect(released).toMatchObject({ exitCode: 0 });
  expect(released.output).toContain('Recorded release of Web BFF version v2 to test environment');
  const ended = await run('record-support-ended', ...which);
  expect(ended).toMatchObject({ exitCode: 0 });
  expect(ended.output).toContain('Recorded support ended for application Web BFF, version v2 from test environment');
  const again = await run('record-support-ended', ...which);
  expect(again.exitCode).toBe(1);
  expect(again.output).toContain('No currently released versions found for Web BFF in test environment');
});

test('delete-environment deletes it once', async () => {
  const deleted = await run('delete-environment', '--uuid', uuid);
  expect(deleted).toMatchObject({ exitCode: 0 });
  expect(deleted.output).toContain(`Environment test with UUID ${uuid} deleted successfully`);
  const again = await run('delete-environment', '--uuid', uuid);
  expect(again.exitCode).toBe(1);
  expect(again.output).toContain('404 Not Found');
});
