import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadiness } from '../health/index.ts';
import { createRouter, type HttpServer, startHttpServer } from '../http/index.ts';
import { openServiceIdentity, setProcessIdentity } from '../service-identity/index.ts';
import { createLog } from '../telemetry/index.ts';
import { createTestService } from '../testing/index.ts';
import { createEdge } from './index.ts';

const log = createLog('test', 'silent');
const services = ['payment', 'order'].map(createTestService);
const [payment, order] = services as [(typeof services)[0], (typeof services)[0]];
let folder: string;
let servers: HttpServer[];
let ports: Record<'all' | 'some', number>;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'shop-edge-')), 'authority');
  setProcessIdentity(await openServiceIdentity(order, { folder }));
  const identity = await openServiceIdentity(payment, { folder });
  const serve = async (callers?: readonly string[]): Promise<HttpServer> => {
    const options = { port: 0, log, readiness: createReadiness(), encrypted: { port: 0, identity, callers } };
    const server = await startHttpServer({ name: 'payment', ...options });
    const router = createRouter();
    router.post('/charges', (ctx) => {
      ctx.set('Retry-After', '2');
      ctx.body = { taken: ctx.request.body };
    });
    server.serve(router);
    return server;
  };
  servers = await Promise.all([serve(), serve(['user-bff'])]);
  ports = { all: servers[0]?.encryptedPort ?? 0, some: servers[1]?.encryptedPort ?? 0 };
});
afterAll(async () => {
  await Promise.all([...servers.map((server) => server.stop()), ...services.map(({ shutdown }) => shutdown.run())]);
  await rm(join(folder, '..'), { recursive: true });
});

const edgeTo = (peer: string, port: number) =>
  createEdge({ peer, url: `https://127.0.0.1:${port}`, timeoutMs: 2_000, log });
const charge = { method: 'POST', path: '/charges', body: { amount: 1_250, note: 'für Änne' } } as const;

test('an encrypted edge carries a request and its answer as a plain one does', async () => {
  const answer = await edgeTo('payment', ports.all).request(charge);
  expect(answer).toEqual({ status: 200, body: { taken: charge.body }, retryAfterMs: 2_000 });
});

test('a caller that is known but has no business there is refused', async () => {
  const answer = await edgeTo('payment', ports.some).request(charge);
  expect(answer).toMatchObject({ status: 403, body: { error: { code: 'caller-not-allowed' } } });
});

test('a service that is not the one meant is not told anything', async () => {
  await expect(edgeTo('mail', ports.all).request(charge)).rejects.toMatchObject({
    peer: 'mail',
    reason: 'unreachable',
  });
});

test('nobody there is known not to have been sent anything', async () => {
  await expect(edgeTo('payment', 1).request(charge)).rejects.toMatchObject({ reason: 'unreachable', sent: false });
});
