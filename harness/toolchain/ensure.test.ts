import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../process/index.ts';
import type { FetchSource } from './definition.ts';
import { ensure } from './ensure.ts';
import { releaseArchive } from './fetch/archive.ts';
import { pinned, publishedList } from './fetch/checksum.ts';
import { anvil } from './fixtures/anvil.ts';
import { archiveOf, type ReleaseServer, releaseServer, writeProgram } from './fixtures/release-server.ts';

let folder: string;
let server: ReleaseServer;
let env: NodeJS.ProcessEnv;
let good: { archive: Buffer; sha256: string };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  server = await releaseServer();
  good = archiveOf(folder, '2.0.0');
  server.files.set('anvil.tar.gz', good.archive);
  env = { PATH: '/usr/bin:/bin', SHAKEDOWN_CACHE: join(folder, 'cache'), SHAKEDOWN_GITHUB_URL: server.url };
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const release = (sha256: string): FetchSource =>
  releaseArchive({
    origin: 'github',
    path: () => 'anvil.tar.gz',
    checksum: pinned({ 'anvil.tar.gz': sha256 }),
    unpack: { strip: 1 },
  });

/** A source that cannot fail, to see what comes after one that did. */
const builder: FetchSource = {
  source: 'package manager',
  place: 'build it',
  fetch: async (into) => writeProgram(join(into, 'anvil'), '2.0.0'),
};

const inCache = () => readdirSync(join(folder, 'cache'));

test('fetches a release whose checksum is right, keeps it, and finds it the next time', async () => {
  const definition = anvil([release(good.sha256), builder]);
  const path = join(folder, 'cache/anvil-2.0.0/anvil');
  expect(await ensure(definition, { env })).toEqual({ name: 'k6', version: '2.0.0', path, source: 'release' });
  expect(await ensure(definition, { env })).toMatchObject({ path, source: 'cache' });
  expect(server.asked).toEqual(['anvil.tar.gz']);
  expect(inCache()).toEqual(['anvil-2.0.0']);
});

test('refuses a release with another checksum, and goes on to the next source', async () => {
  const said: string[] = [];
  const wrong = 'a'.repeat(64);
  const tool = await ensure(anvil([release(wrong), builder]), { env, onProgress: (text) => said.push(text) });
  expect(tool.source).toBe('package manager');
  expect(said).toContainEqual(expect.stringContaining(`has the sha256 ${good.sha256}, not ${wrong}: refused`));
  expect(inCache()).toEqual(['anvil-2.0.0']);
});

test('goes on to the next source when a connection is refused', async () => {
  const nobody = { ...env, SHAKEDOWN_GITHUB_URL: `http://127.0.0.1:${await freePort()}` };
  expect(await ensure(anvil([release(good.sha256), builder]), { env: nobody })).toMatchObject({
    source: 'package manager',
  });
});

test('goes on to the next source when what came has another version', async () => {
  const old = archiveOf(folder, '1.0.0');
  server.files.set('anvil.tar.gz', old.archive);
  expect(await ensure(anvil([release(old.sha256), builder]), { env })).toMatchObject({ source: 'package manager' });
});

test('takes the checksum from the list that the release publishes, where none is pinned', async () => {
  server.files.set('sums.txt', `${'b'.repeat(64)}  other.tar.gz\n${good.sha256}  anvil.tar.gz\n`);
  const listed = releaseArchive({
    origin: 'github',
    path: () => 'anvil.tar.gz',
    checksum: publishedList('github', 'sums.txt'),
    unpack: { strip: 1 },
  });
  expect(await ensure(anvil([listed]), { env })).toMatchObject({ source: 'release' });
});

test('follows redirects, as those of GitHub to its storage', async () => {
  server.files.set('anvil.tar.gz', `->${server.url}/storage`);
  server.files.set('storage', good.archive);
  expect(await ensure(anvil([release(good.sha256)]), { env })).toMatchObject({ source: 'release' });
});

test('says all that was tried, and what to do, when no source has it', async () => {
  server.files.clear();
  const refused: FetchSource = { ...builder, fetch: () => Promise.reject(new Error('no compiler')) };
  await expect(ensure(anvil([release(good.sha256), refused]), { env })).rejects.toMatchObject({
    code: 'SD_TOOL_MISSING',
    exitCode: 3,
    message: [
      'Anvil 2.0.0 is not here and could not be fetched.',
      '  env: SHAKEDOWN_ANVIL: not set',
      '  path: PATH: no anvil',
      `  cache: ${join(folder, 'cache/anvil-2.0.0')}: not there`,
      `  release: official release (github): ${server.url}/anvil.tar.gz answered 404`,
      '  package manager: build it: no compiler',
      'Buy an anvil. Or set SHAKEDOWN_ANVIL to where it is.',
    ].join('\n'),
  });
  expect(inCache()).toEqual([]);
});

test('fetches nothing when a variable names what does not work', async () => {
  const named = { ...env, SHAKEDOWN_ANVIL: '/does/not/exist' };
  await expect(ensure(anvil([builder]), { env: named })).rejects.toMatchObject({
    code: 'SD_TOOL_UNUSABLE',
    message: expect.stringMatching(/^SHAKEDOWN_ANVIL names no k6 that works: .*ENOENT\. Correct the variable/),
  });
});

test('is fetched once when many want it at once', async () => {
  const definition = anvil([release(good.sha256)]);
  const waits: string[] = [];
  const tools = await Promise.all(
    [1, 2, 3].map(() => ensure(definition, { env, onProgress: (text) => waits.push(text) })),
  );
  expect(new Set(tools.map(({ path }) => path)).size).toBe(1);
  expect(server.asked).toEqual(['anvil.tar.gz']);
  expect(waits).toContainEqual(`Anvil 2.0.0: waiting for process ${process.pid}, which is fetching it`);
});

test('takes over the lock and clears the draft of a process that was killed', async () => {
  mkdirSync(join(folder, 'cache/.anvil-2.0.0.draft-killed'), { recursive: true });
  writeFileSync(join(folder, 'cache/anvil-2.0.0.lock'), JSON.stringify({ pid: 4_000_000, startTime: 'then' }));
  await ensure(anvil([release(good.sha256)]), { env });
  expect(inCache()).toEqual(['anvil-2.0.0']);
});

test('replaces what is broken in the cache', async () => {
  mkdirSync(join(folder, 'cache/anvil-2.0.0'), { recursive: true });
  writeFileSync(join(folder, 'cache/anvil-2.0.0/anvil'), 'half a program');
  chmodSync(join(folder, 'cache/anvil-2.0.0/anvil'), 0o755);
  expect(await ensure(anvil([release(good.sha256)]), { env })).toMatchObject({ source: 'release' });
});

test('stops with the reason of the signal, and leaves nothing behind', async () => {
  const given = new AbortController();
  const endless: FetchSource = {
    ...builder,
    fetch: (_into, { signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  };
  const waiting = ensure(anvil([endless, builder]), {
    env,
    signal: given.signal,
    onProgress: () => given.abort(new Error('enough')),
  });
  await expect(waiting).rejects.toThrow('enough');
  expect(existsSync(join(folder, 'cache/anvil-2.0.0'))).toBe(false);
  expect(inCache()).toEqual([]);
});

test('says so when the cache cannot be made', async () => {
  writeFileSync(join(folder, 'file'), '');
  const unwritable = { ...env, SHAKEDOWN_CACHE: join(folder, 'file/cache') };
  await expect(ensure(anvil([builder]), { env: unwritable })).rejects.toMatchObject({ code: 'SD_CACHE_UNWRITABLE' });
});
