import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ReleaseServer, releaseServer } from '../fixtures/release-server.ts';
import { CONNECT_WITHIN_MS, httpGet, httpText } from './http-get.ts';

let server: ReleaseServer;
beforeEach(async () => {
  server = await releaseServer();
});
afterEach(() => server[Symbol.asyncDispose]());
const context = { env: {}, onProgress: () => {} };

test('gives up on a source that takes no connection within 3 s', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const silent = createServer().listen(0, '127.0.0.1'); // Takes the TCP connection and never answers its TLS.
  try {
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const refusal = expect(httpGet(`https://127.0.0.1:${port}/`, context)).rejects.toThrow(
      'did not accept a connection within 3 s',
    );
    const [socket] = await once(silent, 'connection');
    vi.advanceTimersByTime(CONNECT_WITHIN_MS);
    await refusal;
    socket.destroy();
  } finally {
    vi.useRealTimers();
    silent.close();
  }
});

test('stops with the reason of the signal', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(httpGet(`${server.url}/x`, { ...context, signal })).rejects.toThrow('enough');
});

test('follows a few redirects, not endless ones', async () => {
  server.files.set('a', '->/b').set('b', 'there').set('loop', '->/loop');
  expect(await httpText(`${server.url}/a`, context)).toBe('there');
  await expect(httpText(`${server.url}/loop`, context)).rejects.toThrow('redirects too often');
});

test('goes through the proxy that the environment names', async () => {
  // A proxy is asked for the whole address.
  server.files.get = (path) => (path.endsWith('ttp://releases.example/x') ? 'through the proxy' : undefined);
  const env = { HTTP_PROXY: server.url, http_proxy: server.url };
  expect(await httpText('http://releases.example/x', { ...context, env })).toBe('through the proxy');
});
