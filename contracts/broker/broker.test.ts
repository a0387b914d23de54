import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type BrokerOptions, startBroker } from './broker.ts';

async function started(options: Partial<BrokerOptions> = {}) {
  const broker = await startBroker({ port: 0, ...options });
  onTestFinished(() => broker[Symbol.asyncDispose]());
  return broker;
}

const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'broker-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
};

test('what it answered with 201 is there for the next broker on that folder', async () => {
  const dir = join(folder(), 'made/on the way');
  const first = await started({ dir });
  const put = await fetch(`${first.url}/pacticipants/Web/branches/main/versions/1`, { method: 'PUT' });
  expect(put.status).toBe(201);
  await first[Symbol.asyncDispose]();
  const second = await started({ dir });
  expect(second.file).toBe(join(dir, 'broker.sqlite'));
  expect((await fetch(`${second.url}/pacticipants/Web/branches/main/versions/1`)).status).toBe(200);
});

test('a port that is taken is refused, and the database is closed again', async () => {
  const { url } = await started();
  const dir = folder();
  const port = Number(new URL(url).port);
  await expect(startBroker({ port, dir })).rejects.toMatchObject({ code: 'SD_PORT_TAKEN', details: { port } });
  await expect(started({ dir })).resolves.toBeDefined();
});

test('a host that is not this machine is refused', async () => {
  await expect(startBroker({ port: 0, host: '192.0.2.1' })).rejects.toMatchObject({ code: 'SD_PORT_UNUSABLE' });
});

test('a client that never ends its request does not keep it from ending', async () => {
  const mistakes: string[] = [];
  const { url, ...broker } = await startBroker({ port: 0, log: (line) => mistakes.push(line) });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const cut = new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));
  socket.write('POST /pacticipants HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{');
  await fetch(url);
  await broker[Symbol.asyncDispose]();
  await cut;
  expect(mistakes).toEqual([]);
});

const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

test.skipIf(!hasIpv6)('an address in IPv6 is written as one', async () => {
  const { url } = await started({ host: '::1' });
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await fetch(url)).status).toBe(200);
});
