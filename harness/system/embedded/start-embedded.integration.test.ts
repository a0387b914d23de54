import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clearOrphans, portOwner } from '../../process/index.ts';
import { alone, freshOptions, greeting, removeFolders } from '../fixtures/index.ts';
import { defineSystem, type StartOptions, SystemStartError, startSystem, type UnexpectedExit } from '../index.ts';

afterAll(removeFolders);

const start = (definition = alone, options: Partial<StartOptions> = {}) =>
  startSystem(definition, 'embedded', { ...freshOptions(), ...options });

const withFront = (front: object) =>
  defineSystem({
    ...alone,
    services: { ...alone.services, front: { ...(alone.services.front as object), ...front } as never },
  });

test('runs any command, without stores, telemetry or a readiness path', async () => {
  await using system = await start();
  expect(await textOf(system.entry())).toContain('front says:');
  expect(await textOf(new URL('/greetings/1', system.direct('peer')))).toContain('hello');
  expect(system.spans.count).toBe(0);
  expect(() => system.kafkaBrokers()).toThrow(expect.objectContaining({ code: 'SD_NO_KAFKA' }));
  expect(await system.memory()).toBeGreaterThan(20_000_000);
  expect(await system.stop()).toEqual([]);
});

test('tells a service where its callees are and where to send its spans, and keeps the test runner out', async () => {
  await using system = await start(alone, {
    telemetry: {
      endpoint: 'http://127.0.0.1:4318/',
      spans: { all: () => [], trace: () => [], since: () => [], count: 7 },
    },
    env: { GREETING: 'moin' },
  });
  const env = (await (await fetch(new URL('/environment', system.entry()))).json()) as Record<string, string>;
  expect(env).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    OTEL_SERVICE_NAME: 'front',
    PORT: system.direct('front').port,
    GREETING: 'moin',
  });
  expect(env.BACK_URL, 'the address of its own proxy').not.toBe(system.direct('peer').origin);
  expect(Object.keys(env).filter((name) => name.startsWith('VITEST'))).toEqual([]);
  expect(env.NODE_ENV).toBeUndefined();
  expect(system.spans.count).toBe(7);
});

test('listens on the fixed port of an entry when asked to, and says who has it', async () => {
  const blocker = createServer().listen(28_471, '127.0.0.1');
  await once(blocker, 'listening');
  await expect(start(alone, { entryPorts: 'fixed' })).rejects.toMatchObject({ code: 'SD_PORT_TAKEN' });
  await new Promise((resolve) => blocker.close(resolve));
  await using system = await start(alone, { entryPorts: 'fixed' });
  expect(system.entry().port).toBe('28471');
});

test('a service that ends before it is ready fails the start, with its last lines, and leaves nothing behind', async () => {
  const options = freshOptions();
  const broken = withFront({ command: ['node', '-e', 'console.log("no DATABASE_URL"); process.exit(2)'] });
  const error = await start(broken, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SystemStartError);
  expect(error).toMatchObject({
    code: 'SD_SERVICE_NOT_READY',
    exitCode: 1,
    details: { service: 'front', lastLines: ['no DATABASE_URL'] },
  });
  expect((error as Error).message).toMatch(/front ended with exit code 2 .*no DATABASE_URL/s);
  expect(readdirSync(options.stateDir), 'no process, no directory').toEqual([]);
});

test('a service that never becomes ready fails the start with its last answer', async () => {
  const slow = withFront({ env: { UNREADY_MS: '60000' } });
  await expect(start(slow, { readyWithinMs: 1_500 })).rejects.toMatchObject({
    code: 'SD_SERVICE_NOT_READY',
    message: expect.stringContaining('503 warming up'),
  });
});

test('a start that is aborted ends with the reason and leaves nothing behind', async () => {
  const options = freshOptions();
  const controller = new AbortController();
  const reason = new Error('enough');
  const starting = start(withFront({ env: { UNREADY_MS: '60000' } }), {
    ...options,
    signal: controller.signal,
    onProgress: (text) => text.startsWith('peer is ready') && controller.abort(reason),
  });
  await expect(starting).rejects.toBe(reason);
  expect(readdirSync(options.stateDir)).toEqual([]);
});

test('two systems of one process do not know of each other, and neither loses what the other recorded', async () => {
  const options = freshOptions();
  await using one = await start(alone, options);
  const two = await start(alone, { ...options, runDir: `${options.runDir}-2` });
  expect(two.entry().port).not.toBe(one.entry().port);
  expect(await two.stop()).toEqual([]);
  expect(await textOf(one.entry())).toContain('front says:');
  const [file = ''] = readdirSync(options.stateDir);
  const { processes } = JSON.parse(readFileSync(join(options.stateDir, file), 'utf8'));
  expect(processes.map(({ name }: { name: string }) => name).sort()).toEqual(['front', 'peer', 'toxiproxy']);
});

test('a service that ends by itself is told of, and can be started again', async () => {
  const told: UnexpectedExit[] = [];
  await using system = await start(alone, { onUnexpectedExit: (exit) => told.push(exit) });
  const { pid } = system.service('front');
  process.kill(pid as number, 'SIGKILL');
  await expect.poll(() => told).toMatchObject([{ part: 'front', kind: 'service', reason: 'was ended by SIGKILL' }]);
  expect(system.unexpectedExits).toEqual(told);
  expect(system.service('front').isRunning()).toBe(false);
  await system.service('front').start({ env: { GREETING: 'again' } });
  expect(await textOf(new URL('/environment', system.entry()))).toContain('again');
});

test('a store that ends by itself is the environment, not the system', async () => {
  const told: UnexpectedExit[] = [];
  const options = freshOptions();
  await using system = await start(greeting, { ...options, onUnexpectedExit: (exit) => told.push(exit) });
  const [file = ''] = readdirSync(options.stateDir);
  const { processes } = JSON.parse(readFileSync(join(options.stateDir, file), 'utf8'));
  process.kill(processes.find(({ name }: { name: string }) => name === 'broker').pid, 'SIGKILL');
  await expect.poll(() => told).toMatchObject([{ part: 'broker', kind: 'store' }]);
  expect(await system.stop()).toEqual([]);
});

test('what a killed harness leaves is cleared by the next command', async () => {
  const options = freshOptions();
  const harness = spawn(
    process.execPath,
    [join(import.meta.dirname, '../fixtures/harness.ts'), JSON.stringify(options)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [ready] = await once(harness.stdout, 'data');
  const { entry, ports } = JSON.parse(String(ready));
  harness.kill('SIGKILL');
  await once(harness, 'exit');
  expect(await textOf(new URL(entry)), 'the orphans live').toMatch(/^front says: back/);

  const [cleared] = await clearOrphans(options.stateDir);
  expect(cleared?.left).toEqual([]);
  expect(cleared?.processes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['db', 'broker', 'toxiproxy', 'front', 'back']),
  );
  expect(cleared?.tempDirs).toHaveLength(2);
  expect(ports.map(portOwner), 'nobody listens any more').toEqual(ports.map(() => undefined));
}, 60_000);

const textOf = async (url: URL): Promise<string> => await (await fetch(url)).text();
