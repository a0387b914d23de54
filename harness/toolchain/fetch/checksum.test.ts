import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ReleaseServer, releaseServer } from '../fixtures/release-server.ts';
import { apacheSha512, pinned, publishedList } from './checksum.ts';

let server: ReleaseServer;
beforeEach(async () => {
  server = await releaseServer();
});
afterEach(() => server[Symbol.asyncDispose]());
const context = () => ({
  env: { SHAKEDOWN_GITHUB_URL: server.url, SHAKEDOWN_APACHE_URL: server.url },
  onProgress: () => {},
});

test('refuses a file for which no checksum is pinned', () => {
  expect(() => pinned({})('anvil.tgz', context())).toThrow('no checksum is known for anvil.tgz');
});

test('refuses a published list without the file', async () => {
  server.files.set('sums', `${'b'.repeat(64)}  other.tgz\n`);
  await expect(publishedList('github', 'sums')('anvil.tgz', context())).rejects.toThrow(
    'has no checksum for anvil.tgz',
  );
});

const hex = '0123456789abcdef'.repeat(8);
test.each([
  {
    form: 'gpg --print-md',
    text: `anvil.tgz: ${hex
      .toUpperCase()
      .replace(/(.{8})/g, '$1 ')
      .replace(/(.{36})/g, '$1\n  ')}\n`,
  },
  { form: 'sha512sum', text: `${hex}  anvil.tgz\n` },
  { form: 'the bare number', text: hex },
])("reads Apache's checksum in the form of $form", async ({ text }) => {
  server.files.set('anvil.tgz.sha512', text);
  expect(await apacheSha512('apache', 'anvil.tgz.sha512')('anvil.tgz', context())).toEqual({
    algorithm: 'sha512',
    hex,
  });
});

test("refuses an Apache checksum that is none, as a mirror's error page", async () => {
  server.files.set('anvil.tgz.sha512', '<html>');
  await expect(apacheSha512('apache', 'anvil.tgz.sha512')('anvil.tgz', context())).rejects.toThrow('holds no SHA-512');
});
