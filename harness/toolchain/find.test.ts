import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { find } from './find.ts';
import { anvil } from './fixtures/anvil.ts';
import { writeProgram } from './fixtures/release-server.ts';

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  env = { PATH: `${join(folder, 'old')}:${join(folder, 'bin')}:/usr/bin:/bin`, SHAKEDOWN_CACHE: join(folder, 'cache') };
  for (const name of ['old', 'bin', 'named', 'cache/anvil-2.0.0']) mkdirSync(join(folder, name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (place: string, version: string): string => {
  const path = join(folder, place, 'anvil');
  writeProgram(path, version);
  return path;
};

test('takes what the variable names, in any version, before all else', async () => {
  const path = put('named', '1.0.0');
  put('bin', '2.0.0');
  const search = await find(anvil(), { env: { ...env, SHAKEDOWN_ANVIL: path } });
  expect(search).toMatchObject({ status: 'found', tool: { path, version: '1.0.0', source: 'env' } });
});

test('takes nothing else when the variable names what does not work', async () => {
  put('bin', '2.0.0');
  const search = await find(anvil(), { env: { ...env, SHAKEDOWN_ANVIL: '/does/not/exist' } });
  expect(search).toMatchObject({ status: 'unusable', tried: [{ source: 'env', place: 'SHAKEDOWN_ANVIL' }] });
});

test('passes over another version on PATH, with the reason, and takes the right one behind it', async () => {
  const old = put('old', '1.0.0');
  const path = put('bin', '2.0.0');
  const search = await find(anvil(), { env });
  expect(search).toMatchObject({ status: 'found', tool: { path, source: 'path' } });
  expect(search.tried).toContainEqual({ source: 'path', place: 'anvil', result: `${old} is 1.0.0: 2.0.0 is needed` });
});

test('takes what is in the cache when PATH has none', async () => {
  const path = put('cache/anvil-2.0.0', '2.0.0');
  expect(await find(anvil(), { env })).toMatchObject({ status: 'found', tool: { path, source: 'cache' } });
});

test('passes over a program that does not say its version', async () => {
  const path = put('bin', '2.0.0');
  writeFileSync(path, '#!/bin/sh\necho hello\n');
  const { status, tried } = await find(anvil(), { env });
  expect(status).toBe('missing');
  expect(tried).toContainEqual({
    source: 'path',
    place: 'anvil',
    result: `${path}: it does not say its version but: hello`,
  });
});

test('says every place where it is not', async () => {
  expect(await find(anvil(), { env })).toEqual({
    status: 'missing',
    name: 'k6',
    tried: [
      { source: 'env', place: 'SHAKEDOWN_ANVIL', result: 'not set' },
      { source: 'path', place: 'PATH', result: 'no anvil' },
      { source: 'cache', place: join(folder, 'cache/anvil-2.0.0'), result: 'not there' },
    ],
  });
});
