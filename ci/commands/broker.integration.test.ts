import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { shakedown } from '../testing.ts';

const dir = mkdtempSync(join(tmpdir(), 'shakedown-broker-'));
afterAll(() => rmSync(dir, { recursive: true }));

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A broker on a free port, ready; `end` presses Ctrl-C. */
async function started(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [main, 'broker', '--port', '0', '--json', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close') as Promise<[number | null]>;
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line') as Promise<[string]>,
    exited.then(([code]) => Promise.reject(new Error(`the broker ended with ${code}: ${stderr}`))),
  ]);
  const facts = JSON.parse(line[0]) as { url: string; data: string | null };
  const end = async () => {
    child.kill('SIGINT');
    return (await exited)[0];
  };
  return { ...facts, facts, end, stderr: () => stderr };
}

test('it answers at the address that it prints, and Ctrl-C ends it with exit code 0', async () => {
  const { url, facts, end } = await started();
  expect(facts).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    data: null,
    authentication: false,
    publicRead: true,
  });
  expect(await (await fetch(url)).json()).toMatchObject({
    _links: { 'pb:pacticipants': { href: `${url}/pacticipants` } },
  });
  expect(await end()).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test('a taken port is exit code 3, and says who has it', async () => {
  const { url } = await started();
  const { exitCode, stderr } = await shakedown(['broker', '--port', new URL(url).port]);
  expect(stderr).toMatch(/SD_PORT_TAKEN .*taken by pid \d+ \(.*main\.ts broker/);
  expect(exitCode).toBe(3);
});

test('with a folder, the next broker knows what the last one was told', async () => {
  const first = await started(['--data', join(dir, 'kept')]);
  expect(first.data).toBe(join(dir, 'kept', 'broker.sqlite'));
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${first.url}/pacticipants`, { method: 'POST', headers, body: '{"name":"Web"}' });
  await first.end();
  const second = await started(['--data', join(dir, 'kept')]);
  expect(await (await fetch(`${second.url}/pacticipants/Web`)).json()).toMatchObject({ name: 'Web' });
});

test('credentials of the environment are asked for; a read-only token reads alone', async () => {
  const { url } = await started(['--username', 'ada'], {
    SHAKEDOWN_BROKER_PASSWORD: 'p:w',
    SHAKEDOWN_BROKER_TOKEN: 'all',
    SHAKEDOWN_BROKER_READ_ONLY_TOKEN: 'look',
  });
  const status = async (authorization: string | undefined, method = 'GET') => {
    const headers = { 'Content-Type': 'application/json', ...(authorization && { authorization }) };
    const body = method === 'GET' ? null : '{"name":"Web"}';
    return (await fetch(`${url}/pacticipants`, { method, headers, body })).status;
  };
  expect(await status(undefined)).toBe(401);
  expect(await status('Bearer wrong')).toBe(401);
  expect(await status(`Basic ${btoa('ada:p:w')}`, 'POST')).toBe(201);
  expect(await status('Bearer all', 'POST')).toBe(201);
  expect(await status('Bearer look')).toBe(200);
  expect(await status('Bearer look', 'POST')).toBe(403);
});

test('who may read without credentials may not write', async () => {
  const { url, facts } = await started(['--public-read', '--token', 't']);
  expect(facts).toMatchObject({ authentication: true, publicRead: true });
  expect((await fetch(`${url}/pacticipants`)).status).toBe(200);
  expect((await fetch(`${url}/pacticipants/Web`, { method: 'DELETE' })).status).toBe(401);
});

test('behind a proxy, links lead where clients reach it', async () => {
  const { url } = await started(['--base-url', 'https://pacts.example.org/broker/']);
  expect(await (await fetch(url)).json()).toMatchObject({
    _links: { 'pb:pacticipants': { href: 'https://pacts.example.org/broker/pacticipants' } },
  });
});

test('who asks more than the rate limit is told when to come back; a body over its limit is refused', async () => {
  const { url } = await started(['--rate-limit', '1', '--body-limit', '1']);
  const body = JSON.stringify({ name: 'x'.repeat(2 ** 20) });
  const tooLarge = await fetch(`${url}/pacticipants`, { method: 'POST', body });
  expect(tooLarge.status).toBe(413);
  const answers = await Promise.all(Array.from({ length: 12 }, () => fetch(url)));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get('retry-after')).toBe('1');
});

test('open to the network, it says so', async () => {
  const { stderr, end } = await started(['--host', '0.0.0.0']);
  await end();
  expect(stderr()).toContain('Whoever reaches 0.0.0.0 may read and write');
});

test.each([
  ['a user without a password', ['--username', 'ada'], '--username is given and --password is not'],
  ['a password without a user', ['--password', 'x'], '--password is given and --username is not'],
  ['public reading without credentials', ['--public-read'], 'who may write?'],
  [
    'a base URL that is none',
    ['--base-url', 'pacts.example.org'],
    '--base-url must be an http or https address, not "pacts',
  ],
  ['a port that is none', ['--port', '70000'], '--port must be at most 65535, not "70000"'],
])('%s is exit code 2', async (_what, args, told) => {
  const { exitCode, stderr } = await shakedown(['broker', ...args]);
  expect(stderr).toContain('SD_BROKER_OPTIONS');
  expect(stderr).toContain(told);
  expect(exitCode).toBe(2);
});

test('data that it cannot use is exit code 3, and stays as it is', async () => {
  const foreign = join(dir, 'foreign');
  const told = async (data: string) => {
    const { exitCode, stderr } = await shakedown(['broker', '--port', '0', '--data', data]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('SD_BROKER_DATA');
    return stderr;
  };
  writeFileSync(foreign, 'a file');
  await told(foreign);
  const { end } = await started(['--data', join(dir, 'newer')]);
  await end();
  using file = new DatabaseSync(join(dir, 'newer', 'broker.sqlite'));
  file.exec('pragma user_version = 99');
  expect(await told(join(dir, 'newer'))).toContain('schema version 99');
});
