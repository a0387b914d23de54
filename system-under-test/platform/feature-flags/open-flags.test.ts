import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestService, type TestService, until } from '../testing/index.ts';
import { openFlags } from './open-flags.ts';

let service: TestService;
let folder: string;
let file: string;
beforeEach(async () => {
  service = createTestService('test');
  folder = await mkdtemp(join(tmpdir(), 'flags-'));
  file = join(folder, 'flags.flagd.json');
});
afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await OpenFeature.clearProviders();
  await rm(folder, { recursive: true });
});

const definition = (off: boolean) =>
  JSON.stringify({
    flags: { cache: { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: off ? 'off' : 'on' } },
  });

describe('the shop’s own flags', () => {
  test('give everybody the usual discount, and the crew more', async () => {
    const flags = await openFlags(service);
    const discount = (email: string) => flags.getNumberValue('welcome-discount', 0, { targetingKey: 'c1', email });
    expect(await discount('ada@example.org')).toBe(10);
    expect(await discount('ada@crew.example')).toBe(15);
    expect(await flags.getBooleanValue('catalogue-cache', false)).toBe(true);
  });

  test('say what each is for', async () => {
    const { flags } = JSON.parse(await readFile(new URL('../../flags.flagd.json', import.meta.url), 'utf8')) as {
      flags: Record<string, { metadata?: { description?: string } }>;
    };
    for (const [name, flag] of Object.entries(flags)) expect(flag.metadata?.description, name).toBeTruthy();
  });
});

test('a flag that nobody defined has the value it was asked for with', async () => {
  const flags = await openFlags(service);
  expect(await flags.getBooleanValue('no-such-flag', true)).toBe(true);
});

test('a changed file counts at once, written or replaced', async () => {
  await writeFile(file, definition(false));
  const flags = await openFlags(service, pathToFileURL(file));
  expect(await flags.getBooleanValue('cache', false)).toBe(true);
  await writeFile(file, definition(true));
  await until(async () => !(await flags.getBooleanValue('cache', true)));
  await writeFile(`${file}.new`, definition(false));
  await rename(`${file}.new`, file);
  await until(() => flags.getBooleanValue('cache', false));
});

test('a change that cannot be read is told of, and changes nothing', async () => {
  await writeFile(file, definition(false));
  const flags = await openFlags(service, pathToFileURL(file));
  const stale = new Promise((resolve) => OpenFeature.getClient(service.name).addHandler(ProviderEvents.Stale, resolve));
  await writeFile(file, '{"flags":{"cache":{"state":"PERHAPS"}}}');
  await stale;
  expect(await flags.getBooleanValue('cache', false)).toBe(true);
});

test.each([
  ['is not there', undefined],
  ['is no definition', '{"flags": []}'],
])('a file that %s at the start is an error', async (_, text) => {
  if (text !== undefined) await writeFile(file, text);
  await expect(openFlags(service, pathToFileURL(file))).rejects.toThrow();
});
