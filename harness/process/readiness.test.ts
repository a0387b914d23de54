import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { freePort } from './ports.ts';
import { httpReady, tcpReady } from './readiness.ts';

let server: Server | undefined;
afterEach(() => server?.close());
const { signal } = new AbortController();

async function serve(status: number, body: string): Promise<number> {
  const port = await freePort();
  server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
  return port;
}

test('is ready when it answers 2xx', async () => {
  const port = await serve(204, '');
  expect(await httpReady(`http://127.0.0.1:${port}/`)(signal)).toEqual({ ready: true });
  expect(await tcpReady(port)(signal)).toEqual({ ready: true });
});

test('names the status and the body of another answer', async () => {
  const url = `http://127.0.0.1:${await serve(503, 'no database')}/`;
  expect(await httpReady(url)(signal)).toEqual({ ready: false, reason: `${url} answered 503 no database` });
});

test('names the cause of a refused connection', async () => {
  const port = await freePort();
  expect(await httpReady(`http://127.0.0.1:${port}/`)(signal)).toMatchObject({
    reason: expect.stringContaining('ECONNREFUSED'),
  });
  expect(await tcpReady(port)(signal)).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') });
});
