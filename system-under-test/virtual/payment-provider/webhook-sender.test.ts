import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../platform/telemetry/index.ts';
import { createWebhookSender, type ProviderEvent } from './index.ts';
import { signatureHeader } from './webhook-signature.ts';

const event: ProviderEvent = {
  id: 'evt_1',
  type: 'charge.captured',
  created: 5,
  data: {
    charge: {
      id: 'ch_1',
      idempotencyKey: 'k1',
      reference: 'order-1',
      amount: 1999,
      currency: 'EUR',
      status: 'captured',
      refunded: 0,
    },
  },
};

let server: Server;
let answers: number[];
let taken: { signature: string | undefined; body: string }[];
let stopping: AbortController;
let now: number;

beforeEach(async () => {
  answers = [];
  taken = [];
  stopping = new AbortController();
  now = 7_000;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      taken.push({ signature: request.headers['psp-signature'] as string | undefined, body });
      response.writeHead(answers.shift() ?? 204, { connection: 'close' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  stopping.abort();
  server.close();
});

const sender = (attempts = 5) =>
  createWebhookSender({
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/psp`),
    secret: 'secret',
    log: createLog('psp', 'silent'),
    signal: stopping.signal,
    attempts,
    backoff: () => {
      now += 1_000;
      return 1;
    },
    now: () => now,
  });

test('signs the body that it sends', async () => {
  await sender()(event);
  expect(JSON.parse(taken[0]?.body ?? '')).toEqual(event);
  expect(taken[0]?.signature).toBe(signatureHeader('secret', 7, taken[0]?.body ?? ''));
});

test('the signature is the HMAC-SHA256 of the time and the body', () => {
  // printf '7.{}' | openssl dgst -sha256 -hmac secret
  expect(signatureHeader('secret', 7, '{}')).toBe(
    't=7,v1=76aad9429f417882918162a1928a38769fff65cc07b6bfa344ac9c5fb1e3448e',
  );
});

test('tells again, signed anew, until it is taken', async () => {
  answers = [500, 404];
  await sender()(event);
  expect(taken.map(({ signature }) => signature?.split(',')[0])).toEqual(['t=7', 't=8', 't=9']);
  expect(new Set(taken.map(({ body }) => body)).size).toBe(1);
});

test('gives up after its attempts', async () => {
  answers = [500, 500, 500];
  await sender(2)(event);
  expect(taken).toHaveLength(2);
});
