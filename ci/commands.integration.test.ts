import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { shakedown } from './testing.ts';

const dir = mkdtempSync(join(tmpdir(), 'shakedown-commands-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A config in a folder of its own; a server that answers, unless told otherwise. */
function config(name: string, text: string): string {
  const file = join(dir, `${name}.config.ts`);
  writeFileSync(file, `import { defineConfig, defineSystem } from 'shakedown';\n${text}`);
  return file;
}

const serve = `const services = { web: { command: ['node', '-e', 'require("http").createServer((q, s) => s.end()).listen({port})'] } };`;
const system = (port: number) =>
  `defineSystem({ name: 'one', entry: { web: { to: 'web', port: ${port} } }, services })`;

test.each([
  ['an unknown command', ['gaet'], 'unknown command'],
  ['an unknown plan', ['gate', '--plan', 'weekly'], 'Allowed choices are pr, nightly, release'],
  ['an unknown suite', ['gate', '--only', 'smoke'], 'SD_SUITE_UNKNOWN'],
  ['a seed that is no number', ['gate', '--seed', 'abc'], '--seed must be a whole number, not "abc"'],
  ['no config', ['gate', '--config', join(dir, 'none.ts')], 'SD_CONFIG_NOT_FOUND'],
  ['a run that does not exist', ['report', 'nosuch', '--out', dir], 'SD_NO_RUN'],
])('%s is exit code 2, in one line', async (_what, args, told) => {
  const { exitCode, stderr } = await shakedown(args, { cwd: dir });
  expect(stderr).toContain(told);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(exitCode).toBe(2);
});

test('a wrong key in the config is exit code 2, with its path and value', async () => {
  const file = config(
    'wrong-key',
    `${serve}\nexport default defineConfig({ system: ${system(0 + 8123)}, laod: {} } as never);`,
  );
  const { exitCode, stderr } = await shakedown(['gate', '--config', file]);
  expect(stderr).toContain('SD_CONFIG_INVALID');
  expect(stderr).toContain('laod');
  expect(exitCode).toBe(2);
});

test('a folder that cannot be made is exit code 3', async () => {
  const file = config('not-writable', `${serve}\nexport default defineConfig({ system: ${system(8123)} });`);
  const { exitCode, stderr } = await shakedown(['gate', '--config', file, '--out', '/proc/no/such']);
  expect(stderr).toContain('SD_NOT_WRITABLE');
  expect(exitCode).toBe(3);
});

test('a tool that does not work is exit code 3, and the verdict is inconclusive', async () => {
  const file = config('no-toxiproxy', `${serve}\nexport default defineConfig({ system: ${system(8123)} });`);
  const env = { SHAKEDOWN_TOXIPROXY: '/nonexistent' };
  const { exitCode, stdout, stderr } = await shakedown(['gate', '--config', file, '--json'], { env });
  expect(stderr).toContain('SD_TOOL_UNUSABLE');
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'inconclusive', checks: [{ id: 'system/starts' }] });
  expect(exitCode).toBe(3);
});

test('a taken port is exit code 3, and says who has it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const file = config('port-taken', `${serve}\nexport default defineConfig({ system: ${system(port)} });`);
  const { exitCode, stderr } = await shakedown(['up', '--config', file]);
  expect(stderr).toContain('SD_PORT_TAKEN');
  expect(stderr).toContain(String(port));
  expect(exitCode).toBe(3);
});

test('a service that does not come up fails the trial: exit code 1, with its last words', async () => {
  const services = `const services = { web: { command: ['node', '-e', 'console.error("no anchor"); process.exit(7)'] } };`;
  const file = config('does-not-start', `${services}\nexport default defineConfig({ system: ${system(8123)} });`);
  const { exitCode, stdout } = await shakedown(['gate', '--config', file, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'fail', checks: [{ id: 'system/starts', verdict: 'fail' }] });
  expect(stdout).toContain('no anchor');
  expect(exitCode).toBe(1);
});

test('a config that asks for nothing is inconclusive: exit code 4, and every suite says that it was left out', async () => {
  const file = config('nothing', `${serve}\nexport default defineConfig({ system: ${system(8123)} });`);
  const { exitCode, stdout } = await shakedown(['gate', '--config', file, '--only', 'load', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'inconclusive',
    checks: [{ id: 'load/left-out', verdict: 'skipped' }],
  });
  expect(exitCode).toBe(4);
});
