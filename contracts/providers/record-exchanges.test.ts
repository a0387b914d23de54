import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { recordExchanges } from './record-exchanges.ts';

async function providerOf(answer: RequestListener): Promise<URL> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test('what is asked and answered goes through as it is, and is there to read', async () => {
  const provider = await providerOf((asked, answer) => {
    answer.writeHead(201, {
      'content-encoding': 'gzip',
      'set-cookie': ['a=1', 'b=2'],
      host: String(asked.headers.host),
    });
    asked.on('data', (sent) => answer.end(gzipSync(`got ${sent}`)));
  });
  await using recorder = await recordExchanges(provider);
  const answer = await fetch(`${recorder.url}/orders?x=1`, { method: 'POST', body: 'two' });
  expect([answer.status, answer.headers.getSetCookie(), await answer.text()]).toEqual([201, ['a=1', 'b=2'], 'got two']);
  expect(answer.headers.get('host'), 'the provider sees its own address').toBe(provider.host);
  expect(recorder.exchanges).toMatchObject([
    { method: 'POST', path: '/orders?x=1', requestBody: 'two', status: 201, responseBody: 'got two' },
  ]);
});

test('a provider that breaks the connection does so for who asks, and has answered nothing', async () => {
  await using recorder = await recordExchanges(await providerOf((asked) => asked.socket.destroy()));
  await expect(fetch(recorder.url)).rejects.toThrow();
  expect(recorder.exchanges).toEqual([]);
});
