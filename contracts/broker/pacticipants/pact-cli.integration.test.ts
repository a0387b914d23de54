import { expect, test } from 'vitest';
import { brokerUnderTest, pactBroker } from '../testing/index.ts';

/** The official command line, unmodified; names with slashes, spaces and plus signs, because it encodes some of them and some not. */
const broker = brokerUnderTest();
const run = (...args: readonly string[]) => pactBroker(broker.url, ...args);

const version = 'feat/x+1 b';
const branch = 'feat/my branch';
const web = ['--pacticipant', 'Web BFF'];

/** A table's rows as texts, without its lines. */
const cells = (output: string) =>
  output
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split(/[│┆]/)
        .map((cell) => cell.trim())
        .filter((_, index, all) => index > 0 && index < all.length - 1),
    );

test('create-or-update-pacticipant creates it, then changes only what it is given', async () => {
  const created = await run('create-or-update-pacticipant', '--name', 'Web BFF', '--main-branch', 'main');
  expect(created).toMatchObject({ exitCode: 0 });
  expect(created.output).toContain("Pacticipant 'Web BFF' created successfully");
  const updated = await run('create-or-update-pacticipant', '--name', 'Web BFF', '--repository-url', 'http://git/web');
  expect(updated).toMatchObject({ exitCode: 0 });
  expect(updated.output).toContain("Pacticipant 'Web BFF' updated successfully");
  const described = await run('describe-pacticipant', '--name', 'Web BFF');
  expect(described.exitCode).toBe(0);
  expect(described.output).toContain('Display Name: Web BFF\nMain Branch: main\nRepo URL: http://git/web\n');
});

test('describe-pacticipant fails for one that is not there', async () => {
  const { exitCode, output } = await run('describe-pacticipant', '--name', 'Nobody');
  expect(exitCode).toBe(1);
  expect(output).toContain("'/pacticipants/Nobody' failed: 404");
});

test('list-pacticipants shows all of them, by name', async () => {
  await run('create-or-update-pacticipant', '--name', 'catalogue', '--display-name', 'The Catalogue');
  const { exitCode, output } = await run('list-pacticipants');
  expect(exitCode).toBe(0);
  expect(cells(output)).toEqual([
    ['NAME', 'DISPLAY NAME'],
    ['"catalogue"', '"The Catalogue"'],
    ['"Web BFF"', '"Web BFF"'],
  ]);
});

test('create-or-update-version puts the version on a branch and tags it', async () => {
  const created = await run('create-or-update-version', ...web, '--version', version, '--branch', branch);
  expect(created).toMatchObject({ exitCode: 0 });
  expect(created.output).toContain(`Branch '${branch}' created for version '${version}'`);
  const next = await run('create-or-update-version', ...web, '--version', 'v2', '--branch', branch, '--tag', 'rc/1');
  expect(next).toMatchObject({ exitCode: 0 });
  expect(next.output).toContain("Tag 'rc/1' created for version 'v2'");
  const described = await run('describe-version', ...web, '--version', version, '--output', 'json');
  expect(described.exitCode).toBe(0);
  expect(JSON.parse(described.stdout)).toMatchObject({
    number: version,
    _embedded: { branchVersions: [{ name: branch, latest: false }], tags: [] },
  });
});

test('create-version-tag tags a version that is there, or makes it when told to', async () => {
  const tagged = await run('create-version-tag', ...web, '--version', version, '--tag', 'a/b c');
  expect(tagged).toMatchObject({ exitCode: 0 });
  expect(tagged.output).toContain(`Tagging version '${version}' of pacticipant 'Web BFF' with tag 'a/b c' - Success`);
  const missing = await run('create-version-tag', ...web, '--version', 'none', '--tag', 'x');
  expect(missing.exitCode).toBe(1);
  expect(missing.output).toContain("Version 'none' of pacticipant 'Web BFF' does not exist");
  const made = await run('create-version-tag', ...web, '--version', 'auto/3', '--tag', 'x', '--auto-create-version');
  expect(made.exitCode).toBe(0);
});

test('describe-version finds a version by its number, by a tag, or the latest', async () => {
  const row = async (...which: readonly string[]) => cells((await run('describe-version', ...web, ...which)).output)[1];
  expect(await row('--version', version)).toEqual([version, 'a/b c']);
  expect(await row('--latest', 'rc/1')).toEqual(['v2', 'rc/1']);
  expect(await row('--latest')).toEqual(['auto/3', 'x']);
  expect(await row()).toEqual(['auto/3', 'x']);
  const missing = await run('describe-version', ...web, '--version', 'none');
  expect(missing.exitCode).toBe(1);
  expect(missing.output).toContain('Pacticipant version not found');
});

test('delete-version-tag takes the tag away, and does not mind when it is gone', async () => {
  const tag = [...web, '--version', version, '--tag', 'a/b c'];
  const deleted = await run('delete-version-tag', ...tag);
  expect(deleted).toMatchObject({ exitCode: 0 });
  expect(deleted.output).toContain("Successfully deleted tag 'a/b c'");
  const again = await run('delete-version-tag', ...tag);
  expect(again).toMatchObject({ exitCode: 0 });
  expect(again.output).toContain('was not found (may have already been deleted)');
});

test('delete-branch takes the branch away and leaves its versions', async () => {
  const which = [...web, '--branch', branch];
  const deleted = await run('delete-branch', ...which);
  expect(deleted).toMatchObject({ exitCode: 0 });
  expect(deleted.output).toContain(`Successfully deleted branch '${branch}' of pacticipant 'Web BFF'`);
  expect((await run('describe-version', ...web, '--version', version)).exitCode).toBe(0);
  expect(await run('delete-branch', ...which)).toMatchObject({ exitCode: 0 });
  const strict = await run('delete-branch', ...which, '--error-when-not-found', 'true');
  expect(strict.exitCode).toBe(1);
  expect(strict.output).toContain('as it was not found');
});
