import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { earlierOpenApi, writeSnapshot } from './index.ts';

let root: string;
const { signal } = new AbortController();
const document = (version: string) => ({ openapi: '3.1.0', info: { title: 'order', version }, paths: {} });
const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' });
const earlier = async (against?: string, snapshots: string | undefined = 'api') =>
  (await earlierOpenApi('order', { against, snapshots, root, signal }))?.info;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'shakedown-earlier-'));
  writeSnapshot(join(root, 'api'), 'order', document('committed'));
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-q', '-m', 'x');
  writeSnapshot(join(root, 'api'), 'order', document('now'));
});
afterAll(() => rmSync(root, { recursive: true }));

test('it is the snapshot, a file, or what a commit has', async () => {
  expect(await earlier()).toMatchObject({ version: 'now' });
  expect(await earlier('api/{provider}.json')).toMatchObject({ version: 'now' });
  expect(await earlier('main')).toMatchObject({ version: 'committed' });
});

test('an address is asked, with the provider filled in', async () => {
  const server = createServer(({ url }, answer) => answer.end(JSON.stringify(document(String(url)))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  expect(await earlier(`http://127.0.0.1:${port}/api/{provider}`)).toMatchObject({ version: '/api/order' });
});

test('where a provider had none there is none; what is nothing at all is an error', async () => {
  expect(await earlierOpenApi('payment', { snapshots: 'api', root, signal })).toBeUndefined();
  expect(await earlierOpenApi('payment', { snapshots: 'api', against: 'main', root, signal })).toBeUndefined();
  await expect(earlier('--output=x')).rejects.toMatchObject({ code: 'SD_OPENAPI_UNREADABLE' });
  await expect(earlier('nowhere')).rejects.toThrow('nowhere is no file, no address, and no commit');
  await expect(earlierOpenApi('order', { root, signal })).rejects.toThrow('against what?');
});
