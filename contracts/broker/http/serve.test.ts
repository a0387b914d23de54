import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest({ bodyLimit: 1_000 });

/** What a client that speaks no proper HTTP reads. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(broker.url).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject).on('close', () => resolve(answer));
  });

test('a path that no route has is 404, a method that it does not have 405 with those that it has', async () => {
  expect(await broker.get('/no/such')).toMatchObject({ status: 404, body: { error: expect.any(String) } });
  const { status, headers, body } = await broker.delete('/pacticipants');
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('HEAD, GET, POST, OPTIONS');
  expect(body).toEqual({ error: 'DELETE is not allowed here; allowed: HEAD, GET, POST, OPTIONS.' });
});

test('OPTIONS tells the methods, HEAD what GET would but its body', async () => {
  const options = await fetch(`${broker.url}/environments`, { method: 'OPTIONS' });
  expect(options.status).toBe(200);
  expect(options.headers.get('access-control-allow-methods')).toBe('HEAD, GET, POST, OPTIONS');
  const head = await fetch(`${broker.url}/environments`, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
});

test('whatever a client accepts, it gets JSON, unless it wants a page and nothing else', async () => {
  for (const accept of ['*/*', 'application/xml', 'text/html, application/json;q=0.1']) {
    const response = await fetch(broker.url, { headers: { accept } });
    expect(response.headers.get('content-type')).toContain('application/hal+json');
  }
});

test('a broken percent-encoding is 400', async () => {
  expect(await broker.get('/pacticipants/%zz')).toMatchObject({
    status: 400,
    body: { errors: ['the path holds a broken percent-encoding'] },
  });
});

test('a body over the limit is 413, announced or not', async () => {
  const body = JSON.stringify({ name: 'x'.repeat(2_000) });
  expect(await broker.post('/pacticipants', body)).toMatchObject({
    status: 413,
    body: { error: expect.stringContaining('the limit is 1000') },
  });
  const stream = new Blob(['x'.repeat(5_000_000)]).stream();
  const chunked = await fetch(`${broker.url}/pacticipants`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(chunked.status).toBe(413);
});

test('a body that is not UTF-8 is 400', async () => {
  const response = await fetch(`${broker.url}/pacticipants`, {
    method: 'POST',
    body: Buffer.from([0x7b, 0xff, 0x7d]),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ errors: ['the body is not UTF-8'] });
});

test('an address without end and what is no HTTP are refused with a reason', async () => {
  expect(await raw(`GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 .*\{"error":"The address or the headers are too long\."\}$/s,
  );
  expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*\{"error":"The request is not HTTP\."\}$/s);
});

test('half of a character is no name: it can be in no address', async () => {
  expect(await broker.post('/pacticipants', '{"name":"a\\ud800"}')).toMatchObject({
    status: 400,
    body: { errors: ['the body holds half of a character at "name"'] },
  });
  expect((await broker.post('/pacticipants', '{"name":"\\ud83d\\ude00"}')).status).toBe(201);
});
