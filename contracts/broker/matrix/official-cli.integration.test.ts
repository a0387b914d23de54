import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { History, serveRoom } from '../testing/index.ts';
import { matrixRoutes } from './index.ts';

/**
 * The official command line (`@pact-foundation/pact-cli`), unmodified, asks this broker.
 *
 * Foo 1 works with what of Bar is in prod; Foo 2 with nothing yet; Foo 3 fails. Foo has a second provider from version 4 on, which
 * nobody deployed. Bar 3 on main breaks Foo 1, and works with Foo 5.
 */
const history = new History()
  .publish('Foo 1', 'Bar')
  .branch('Foo 1', 'main')
  .tag('Foo 1', 'dev')
  .pass('Bar 2', 'Foo 1')
  .deploy('Bar 2', 'prod')
  .tag('Bar 2', 'prod')
  .publish('Foo 2', 'Bar')
  .publish('Foo 3', 'Bar')
  .fail('Bar 2', 'Foo 3')
  .publish('Foo 4', 'Bar')
  .pass('Bar 2', 'Foo 4')
  .publish('Foo 4', 'Baz')
  .branch('Bar 3', 'main')
  .fail('Bar 3', 'Foo 1')
  .pass('Bar 3', 'Foo 4')
  .publish('Foo 5', 'Bar')
  .pass('Bar 3', 'Foo 5')
  .branch('Foo feat/x+1%', 'feat/x y');

let url = '';
let stop: () => PromiseLike<void> = async () => {};
beforeAll(async () => {
  const server = await serveRoom(history.database, matrixRoutes);
  url = server.url;
  stop = () => server[Symbol.asyncDispose]();
});
afterAll(async () => {
  await stop();
  history[Symbol.dispose]();
});

interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

function pact(...args: readonly string[]): Promise<Ran> {
  const command = fileURLToPath(new URL('../../../node_modules/.bin/pact', import.meta.url));
  return new Promise((resolve) => {
    execFile(
      command,
      ['broker', ...args, '--broker-base-url', url],
      { env: { ...process.env, PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1' } },
      (error, stdout, stderr) => resolve({ exitCode: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
    );
  });
}

const canIDeploy = (args: string) => pact('can-i-deploy', ...args.split(' '));
const allIsWell = 'All required verification results are published and successful';

describe('can-i-deploy', () => {
  test.each([
    ['--pacticipant Foo --version 1 --to-environment prod', allIsWell],
    ['--pacticipant Foo --version 1 --to prod', allIsWell],
    ['--pacticipant Bar --version 3 --to-environment prod', 'There are no missing dependencies'],
    ['--pacticipant Foo --version 1 --pacticipant Bar --version 2', allIsWell],
    ['--pacticipant Foo --version 1 --pacticipant Bar --latest prod', allIsWell],
    ['--pacticipant Foo --version 4 --to-environment prod --ignore Baz', allIsWell],
    ['--pacticipant Foo --version 3 --to-environment prod --ignore Bar --version 2', 'no missing dependencies'],
    ['--pacticipant Foo --latest dev --to-environment prod', 'WARN: It is recommended to specify the version number'],
    ['--pacticipant Foo --version 4 --ignore Baz', 'WARN: It is recommended to specify the environment'],
  ])('%s: yes', async (args, notice) => {
    const { exitCode, output } = await canIDeploy(args);
    expect(output).toContain(notice);
    expect(output).toContain('Computer says yes');
    expect(exitCode).toBe(0);
  });

  test.each([
    [
      '--pacticipant Foo --version 2 --to-environment prod',
      'There is no verified pact between version 2 of Foo and the version of Bar currently in prod (2)',
    ],
    [
      '--pacticipant Foo --version 3 --to-environment prod',
      'The verification for the pact between version 3 of Foo and the version of Bar currently in prod (2) failed',
    ],
    [
      '--pacticipant Foo --version 4 --to-environment prod',
      'a version of Baz currently in prod (no version is currently recorded as deployed/released in this environment)',
    ],
    [
      '--pacticipant Foo --version 9 --to-environment prod',
      'No pacts or verifications have been published for version 9 of Foo',
    ],
    [
      '--pacticipant Foo --version 1 --pacticipant Bar --version 3',
      'The verification for the pact between version 1 of Foo and version 3 of Bar failed',
    ],
  ])('%s: no', async (args, notice) => {
    const { exitCode, output } = await canIDeploy(args);
    expect(output).toContain(notice);
    expect(output).toContain('Computer says no');
    expect(exitCode).toBe(1);
  });

  test('prints the table of what it looked at', async () => {
    const { output } = await canIDeploy('--pacticipant Foo --version 3 --to-environment prod');
    expect(output).toMatch(/Foo +┆ 3 +┆ Bar +┆ 2 +┆ false +┆ 1/);
    expect(output).toMatch(/verification-results\/1 \(failure\)/);
    expect(output).not.toContain('VERIFICATION TYPE');
  });

  test('as JSON the answer says no, and the exit code does not: read summary.deployable', async () => {
    const { exitCode, output } = await canIDeploy('--pacticipant Foo --version 3 --to-environment prod --output json');
    expect(JSON.parse(output).summary).toMatchObject({ deployable: false, failed: 1 });
    expect(exitCode).toBe(0);
  });

  test.each([
    ['--pacticipant Nobody --version 1 --to-environment prod', 'Pacticipant Nobody not found'],
    ['--pacticipant Foo --version 1 --to-environment moon', "Environment with name 'moon' does not exist"],
  ])('%s is refused with the reason', async (args, reason) => {
    const { exitCode, output } = await canIDeploy(args);
    expect(output).toContain(reason);
    expect(exitCode).toBe(1);
  });

  test('names with slashes, spaces and percent signs arrive whole', async () => {
    const { output, exitCode } = await pact(
      'can-i-deploy',
      '--pacticipant',
      'Foo',
      '--branch',
      'feat/x y',
      '--latest',
      '--to',
      'prod',
    );
    expect(output).toContain('WARN: It is recommended to specify the version number');
    expect(output).toContain('There are no missing dependencies');
    expect(exitCode).toBe(0);
  });
});

describe('can-i-merge', () => {
  test('says yes to a version that works with the heads of the main branches', async () => {
    const { exitCode, output } = await pact('can-i-merge', '--pacticipant', 'Foo', '--version', '5');
    expect(output).toContain(allIsWell);
    expect(exitCode).toBe(0);
  });

  test('says no to one that does not', async () => {
    const { exitCode, output } = await pact('can-i-merge', '--pacticipant', 'Foo', '--version', '1');
    expect(output).toContain(
      'The verification for the pact between version 1 of Foo and the latest version of Bar from branch main (3) failed',
    );
    expect(exitCode).toBe(1);
  });
});
