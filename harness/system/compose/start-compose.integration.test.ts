import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { startOtlpReceiver } from '../../telemetry/index.ts';
import { contained, freshOptions, removeFolders } from '../fixtures/index.ts';
import {
  compose,
  type RunningSystem,
  type StartOptions,
  startSystem,
  telemetryAddress,
  type UnexpectedExit,
} from '../index.ts';

const images = ['ghcr.io/shopify/toxiproxy:2.12.0', 'node:24-slim'];
const missing = await whatIsMissing();
const driver = compose({ file: 'docker-compose.yml', ports: { peer: { http: 4000 } } });

afterAll(removeFolders);

const start = (options: Partial<StartOptions> = {}): Promise<RunningSystem> =>
  startSystem(contained, driver, { ...freshOptions(), ...options });

test.runIf(missing?.includes('engine'))('says that Docker is missing', async () => {
  await expect(start()).rejects.toMatchObject({ code: 'SD_DOCKER_MISSING', exitCode: 3 });
});

test('runs a system as containers, breaks its edges, kills and restarts its services, and leaves nothing', async ({
  skip,
}) => {
  if (missing) return skip(missing);
  const told: UnexpectedExit[] = [];
  await using receiver = await startOtlpReceiver(await telemetryAddress(driver));
  const system = await start({
    telemetry: { endpoint: receiver.url, spans: receiver.spans },
    onUnexpectedExit: (exit) => told.push(exit),
  });
  try {
    expect(system.edges.map(({ id }) => id)).toEqual(['client→front', 'front→peer']);
    expect(await textOf(system.entry())).toBe('front says: front says: warming up');
    expect(await textOf(new URL('/health', system.direct('peer')))).toBe('warming up');
    expect(await textOf(new URL('/telemetry', system.entry()))).toBe('receiver answers 200');
    expect(await system.memory()).toBeGreaterThan(20_000_000);

    await setProxy(system, 'front-peer', false);
    expect(await textOf(system.entry())).toBe('back does not answer');
    await setProxy(system, 'front-peer', true);

    const peer = system.service('peer');
    await peer.kill('SIGKILL');
    expect(peer.isRunning()).toBe(false);
    expect(await textOf(system.entry())).toBe('back does not answer');
    expect(await peer.start()).toBeGreaterThan(0);
    expect(await textOf(system.entry())).toBe('front says: front says: warming up');
    expect(told, 'we did that ourselves').toEqual([]);

    await textOf(new URL('/crash', system.direct('peer'))).catch(() => {});
    await expect.poll(() => told).toMatchObject([{ part: 'peer', kind: 'service', lastLines: ['asked to crash'] }]);
    expect(readFileSync(peer.logFile as string, 'utf8')).toContain('asked to crash');
    await setProxy(system, 'front-peer', false);
    expect(await system.stop()).toEqual(['front→peer is cut']);
  } finally {
    await system.stop();
  }
  await expect(fetch(system.entry())).rejects.toThrow();
}, 120_000);

test('a service that ends fails the start with its last lines, and nothing is left', async ({ skip }) => {
  if (missing) return skip(missing);
  const broken = {
    ...contained,
    services: { ...contained.services, crasher: { command: ['node', 'front.ts'], ready: '/' } },
  };
  const options = { ...freshOptions(), readyWithinMs: 20_000 };
  await expect(startSystem(broken, compose({ file: 'docker-compose.broken.yml' }), options)).rejects.toMatchObject({
    code: 'SD_SERVICE_NOT_READY',
    details: { service: 'crasher', lastLines: ['no DATABASE_URL'] },
  });
  const { stdout } = await promisify(execFile)('docker', ['ps', '-aq', '--filter', 'name=shakedown-']);
  expect(stdout).toBe('');
}, 120_000);

async function whatIsMissing(): Promise<string | undefined> {
  const docker = (...args: string[]) => promisify(execFile)('docker', args, { timeout: 10_000 });
  if (
    await docker('info').then(
      () => false,
      () => true,
    )
  )
    return 'no docker engine answers';
  for (const image of images) {
    const there = await docker('image', 'inspect', image)
      .catch(() => docker('pull', '-q', image))
      .catch(() => undefined);
    if (!there) return `the image ${image} cannot be had`;
  }
  return undefined;
}

async function setProxy(system: RunningSystem, proxy: string, enabled: boolean): Promise<void> {
  const body = JSON.stringify({ enabled });
  expect((await fetch(`${system.toxiproxy?.origin}/proxies/${proxy}`, { method: 'POST', body })).status).toBe(200);
}

const textOf = async (url: URL): Promise<string> =>
  await (await fetch(url, { signal: AbortSignal.timeout(20_000) })).text();
