import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveOf, type ReleaseServer, releaseServer } from '../fixtures/release-server.ts';
import { temurin } from './temurin.ts';

let folder: string;
let server: ReleaseServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  server = await releaseServer();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** Publishes an archive as Adoptium does, whatever platform is asked for. */
function publish(checksum: string, archive: Buffer): void {
  const answer = JSON.stringify([
    { binary: { package: { link: `${server.url}/jre.tar.gz`, checksum, size: 1 } }, vendor: 'eclipse' },
  ]);
  const { get } = server.files;
  server.files.set('jre.tar.gz', archive);
  server.files.get = (path) =>
    path.startsWith('v3/assets/latest/21/hotspot?') ? answer : get.call(server.files, path);
}
const context = () => ({ env: { ...process.env, SHAKEDOWN_ADOPTIUM_URL: server.url }, onProgress: () => {} });

test('unpacks the runtime that Adoptium names', async () => {
  const { archive, sha256 } = archiveOf(folder, '21');
  publish(sha256, archive);
  await temurin(21).fetch(folder, context());
  expect(readFileSync(join(folder, 'anvil'), 'utf8')).toContain('version 21');
  expect(server.asked[0]).toMatch(/os=(linux|alpine-linux|mac)&architecture=(x64|aarch64)&image_type=jre/);
});

test('refuses a runtime that is another than Adoptium says', async () => {
  publish('c'.repeat(64), archiveOf(folder, '21').archive);
  await expect(temurin(21).fetch(folder, context())).rejects.toThrow(/refused/);
});

test('refuses an answer of another form', async () => {
  server.files.get = () => '[]';
  await expect(temurin(21).fetch(folder, context())).rejects.toThrow();
});
