import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokerUnderTest, pactBroker } from '../testing/index.ts';
import { interaction, pactOf } from './testing/index.ts';

/** The official command line, unmodified. */
const broker = brokerUnderTest();
const run = (...args: readonly string[]) => pactBroker(broker.url, ...args);
const branch = 'feat/my branch';
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pacts-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

const publish = async (number: string, pacts: readonly unknown[], ...options: readonly string[]) => {
  const files = await Promise.all(
    pacts.map((pact, index) => file(`${number.replace(/\W/g, '-')}-${index}.json`, pact)),
  );
  return run('publish', ...files, '--consumer-app-version', number, ...options);
};

test('publish tells what upstream tells', async () => {
  const { exitCode, output } = await publish('1', [pactOf('Foo', 'Bar', 'a')], '--branch', 'main', '--tag', 'dev');
  expect(output).toContain('Created Foo version 1 with branch main and tags dev');
  expect(output).toContain('Pact successfully published for Foo version 1 and provider Bar.');
  expect(output).toContain(`View the published pact at ${broker.url}/pacts/provider/Bar/consumer/Foo/version/1`);
  expect(output).toContain('* Add Pact verification tests to the Bar build.');
  expect(exitCode).toBe(0);
});

test('publish takes versions and branches with slashes, spaces and plus signs, and several providers', async () => {
  const number = 'feat/x+1 b';
  const pacts = [pactOf('Foo', 'Bar', 'b'), pactOf('Foo', 'Qux Service', 'b')];
  const { exitCode, output } = await publish(number, pacts, '--branch', branch, '--build-url', 'http://ci/1');
  expect(exitCode, output).toBe(0);
  const { body } = await broker.get(`/pacts/provider/Qux%20Service/consumer/Foo/version/${encodeURIComponent(number)}`);
  expect(body.interactions).toMatchObject([{ description: 'b' }]);
});

test('publish of the same again is fine, of something else is not, and shows the difference', async () => {
  const again = await publish('1', [pactOf('Foo', 'Bar', 'a')], '--branch', 'main');
  expect(again.output).toContain(
    'Pact successfully republished for Foo version 1 and provider Bar with no content changes',
  );
  expect(again.exitCode).toBe(0);
  const other = await publish('1', [{ ...pactOf('Foo', 'Bar'), interactions: [interaction('a', 404)] }]);
  expect(other.exitCode).toBe(1);
  expect(other.output).toContain('Cannot change the content of the pact for Foo version 1 and provider Bar');
  expect(other.output).toMatch(/-\s+"status": 200/);
  expect(other.output).toMatch(/\+\s+"status": 404/);
});

test('publish --merge adds what another build node found', async () => {
  await publish('2', [pactOf('Foo', 'Bar', 'a')], '--branch', 'main', '--merge');
  const { exitCode, output } = await publish('2', [pactOf('Foo', 'Bar', 'b')], '--branch', 'main', '--merge');
  expect(output).toContain('Pact content merged with existing content for Foo version 2 and provider Bar.');
  expect(exitCode).toBe(0);
});

const provider = ['--provider', 'Bar'];
const consumer = [...provider, '--consumer', 'Foo'];

test.each([
  ['all of main branches', provider, ['1', '2']],
  ['the latest of main branches', [...provider, '--latest'], ['2']],
  ['all of a branch', [...provider, '--branch', branch], ['feat/x+1 b']],
  ['the latest of a branch', [...provider, '--branch', branch, '--latest'], ['feat/x+1 b']],
  ['all of one consumer’s main branch', consumer, ['2', '1']],
  ['the latest of one consumer’s main branch', [...consumer, '--latest'], ['2']],
  ['all of one consumer’s branch', [...consumer, '--branch', branch], ['feat/x+1 b']],
  ['the latest of one consumer’s branch', [...consumer, '--branch', branch, '--latest'], ['feat/x+1 b']],
])('get-pacts finds %s', async (_, options, versions) => {
  const { exitCode, output } = await run('get-pacts', ...options);
  expect(exitCode, output).toBe(0);
  const found = output
    .split('\n')
    .flatMap((line) => /"Foo" .*"Pact between Foo \((.*)\) and Bar"/.exec(line)?.[1] ?? []);
  expect(found).toEqual(versions);
});

test('get-pacts --download writes the pacts to files', async () => {
  const to = join(dir, 'downloaded');
  const { exitCode, output } = await run(
    'get-pacts',
    '--provider',
    'Bar',
    '--latest',
    '--download',
    '--download-dir',
    to,
  );
  expect(exitCode, output).toBe(0);
  expect(await readdir(to)).toEqual(['Foo-Bar-2.json']);
  expect(JSON.parse(await readFile(join(to, 'Foo-Bar-2.json'), 'utf8')).interactions).toHaveLength(2);
});

test('get-pacts fails for a provider that is not there', async () => {
  expect((await run('get-pacts', '--provider', 'Nobody')).exitCode).toBe(1);
});

test('list-latest-pact-versions lists the latest of each pair', async () => {
  const { exitCode, stdout } = await run('list-latest-pact-versions', '--output', 'json');
  expect(exitCode).toBe(0);
  const found = JSON.parse(stdout).pacts.map(
    (pact: { _embedded: { consumer: { _embedded: { version: { number: string } } }; provider: { name: string } } }) => [
      pact._embedded.provider.name,
      pact._embedded.consumer._embedded.version.number,
    ],
  );
  expect(found).toEqual([
    ['Bar', '2'],
    ['Qux Service', 'feat/x+1 b'],
  ]);
});
