import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Gateway, pluginSchemas, readKongConfig } from './index.ts';

/*
 * What the conformance table cannot say: the order of events while a body is on its way, and time.
 */
const cleanup: (() => void)[] = [];

afterEach(() => {
  for (const step of cleanup.splice(0)) step();
});

test('a response that breaks off breaks off for the client too', async () => {
  const port = await startGateway((_request, response) => {
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  const response = await head(ask(port));
  await expect(response.toArray()).rejects.toThrow('aborted');
});

test('a client that leaves takes its request to the upstream along', async () => {
  const left = Promise.withResolvers<void>();
  const port = await startGateway((_request, response) => {
    response.once('close', left.resolve);
    leaving.destroy();
  });
  const leaving = ask(port);
  leaving.on('error', () => {});
  await left.promise;
});

test('a body reaches the upstream before it has ended', async () => {
  const first = Promise.withResolvers<string>();
  const port = await startGateway(async (incoming, response) => {
    for await (const chunk of incoming) first.resolve(String(chunk));
    response.end();
  });
  const outgoing = ask(port, 'POST', false);
  outgoing.write('first');
  expect(await first.promise).toBe('first');
  outgoing.end('last');
  expect((await head(outgoing)).statusCode).toBe(200);
});

test('a limit counts anew in the next window', async () => {
  let now = Date.UTC(2026, 0, 1, 12, 0, 59);
  const port = await startGateway((_request, response) => response.end(), {
    plugins: '[{name: rate-limiting, config: {minute: 1, policy: local}}]',
    now: () => now,
  });
  const allowed = await head(ask(port));
  expect([allowed.statusCode, allowed.headers['ratelimit-reset']]).toEqual([200, '1']);
  expect((await head(ask(port))).statusCode).toBe(429);
  now += 1000;
  expect((await head(ask(port))).statusCode).toBe(200);
});

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

async function startGateway(upstream: Listener, { plugins = '[]', now = Date.now } = {}): Promise<number> {
  const upstreamPort = await listen(createServer(upstream));
  const config = `
_format_version: "3.0"
services: [{name: upstream, url: "http://127.0.0.1:${upstreamPort}", retries: 0, routes: [{paths: [/]}]}]
plugins: ${plugins}`;
  const gateway = new Gateway(readKongConfig(config, pluginSchemas), { now });
  cleanup.push(() => gateway.close());
  return listen(createServer(gateway.handle));
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function ask(port: number, method = 'GET', end = true): ClientRequest {
  const outgoing = request({ host: '127.0.0.1', port, method, agent: false });
  if (end) outgoing.end();
  return outgoing;
}

async function head(outgoing: ClientRequest): Promise<IncomingMessage> {
  const [response] = await once(outgoing, 'response');
  return response as IncomingMessage;
}
