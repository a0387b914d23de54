import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestService, until } from '../testing/index.ts';
import { issueCertificate } from './development-authority.ts';
import { callEncrypted, openServiceIdentity, peerOf, type ServiceIdentity, serveEncrypted } from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'shop-authority-')), 'authority');
});
afterAll(() => rm(join(folder, '..'), { recursive: true }));

async function identityOf(name: string, options: { folder?: string; lifeMs?: number } = {}): Promise<ServiceIdentity> {
  const service = createTestService(name);
  onTestFinished(() => service.shutdown.run());
  // In this process, without the fork: that is covered by the first test.
  return openServiceIdentity(service, { folder, request: issueCertificate, ...options });
}

/** A server that answers with the name of its caller. */
async function payment(identity: ServiceIdentity): Promise<number> {
  const server = serveEncrypted(identity, {}, (incoming, answer) => void answer.end(peerOf(incoming) ?? 'nobody'));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function ask(port: number, agent?: ReturnType<typeof callEncrypted>): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', ...(agent ? { agent: agent.agent() } : { rejectUnauthorized: false }) };
    const call = request(options, (answer) => {
      answer.setEncoding('utf8').on('data', resolve).on('error', reject);
    });
    call.on('error', reject).end();
  });
}

test('each side knows the other by its certificate, which a process of its own has issued', async () => {
  const service = createTestService('order');
  onTestFinished(() => service.shutdown.run());
  const order = await openServiceIdentity(service, { folder });
  const port = await payment(await identityOf('payment'));
  await expect(ask(port, callEncrypted(order, 'payment'))).resolves.toBe('order');
});

test('a caller without a certificate gets no answer', async () => {
  const port = await payment(await identityOf('payment'));
  await expect(ask(port)).rejects.toThrow();
});

test('a caller of another authority gets no answer', async () => {
  const port = await payment(await identityOf('payment'));
  const stranger = await identityOf('order', { folder: `${folder}-of-somebody-else` });
  await expect(ask(port, callEncrypted(stranger, 'payment'))).rejects.toThrow();
});

test('whoever merely sits at the address of a service is not taken for it', async () => {
  const port = await payment(await identityOf('mail'));
  await expect(ask(port, callEncrypted(await identityOf('order'), 'payment'))).rejects.toThrow(
    /certificate is of mail, not of payment/,
  );
});

test('a certificate that is over is worth nothing', async () => {
  const port = await payment(await identityOf('payment'));
  const expired = await issueCertificate(folder, 'order', -1_000);
  const order: ServiceIdentity = { credentials: expired, onRenewal: () => {} };
  await expect(ask(port, callEncrypted(order, 'payment'))).rejects.toThrow();
});

// Certificates know whole seconds only, so these live for three.
test('both sides go on with a renewed certificate, without a restart', async () => {
  const order = await identityOf('order', { lifeMs: 3_000 });
  const server = await identityOf('payment', { lifeMs: 3_000 });
  const port = await payment(server);
  const call = callEncrypted(order, 'payment');
  const first = [order.credentials, server.credentials];
  await until(() => order.credentials !== first[0] && server.credentials !== first[1]);
  await expect(ask(port, call)).resolves.toBe('order');
});

test('of several who find no authority, all end up with the same one', async () => {
  const shared = `${folder}-made-at-once`;
  const issued = await Promise.all(['a', 'b', 'c'].map((name) => issueCertificate(shared, name, 60_000)));
  expect(new Set(issued.map(({ authority }) => authority)).size).toBe(1);
});

test('a plain connection has no peer', async () => {
  const server = createServer((incoming, answer) => void answer.end(String(peerOf(incoming))));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('undefined');
});
