import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authenticationCases } from './authentication.cases.ts';
import type { ConformanceCase, Expectation } from './conformance-case.ts';
import { type EchoUpstream, startEchoUpstream } from './echo-upstream.ts';
import { gatewayUnderTest } from './gateway-under-test.ts';
import { proxyingCases } from './proxying.cases.ts';
import { routingCases } from './routing.cases.ts';
import { send } from './send.ts';
import { trafficCases } from './traffic.cases.ts';

/*
 * Runs against the gateway of this folder, or against Kong itself:
 * KONG_PROXY_URL=http://127.0.0.1:8000 KONG_ADMIN_URL=http://127.0.0.1:8001 npx vitest run conformance.test.ts
 */
const gateway = gatewayUnderTest();
let upstream: EchoUpstream;
let refused: string;

beforeAll(async () => {
  upstream = await startEchoUpstream(gateway.upstreamHost === '127.0.0.1' ? '127.0.0.1' : '0.0.0.0');
  refused = `${gateway.upstreamHost}:${await unusedPort()}`;
});

afterAll(async () => {
  await gateway.close();
  await upstream[Symbol.asyncDispose]();
});

const table = {
  routing: routingCases,
  proxying: proxyingCases,
  authentication: authenticationCases,
  traffic: trafficCases,
};

for (const [topic, cases] of Object.entries(table)) {
  describe(topic, () => {
    test.each(cases)('$name', async (row) => judge(row));
  });
}

async function judge({ config, requests, expect: expected }: ConformanceCase): Promise<void> {
  const address = `${gateway.upstreamHost}:${upstream.port}`;
  const base = await gateway.configure(config.replaceAll('$UPSTREAM', address).replaceAll('$REFUSED', refused));
  upstream.forget();
  const answers = [];
  for (const request of requests) answers.push(await send(base, request));
  const answer = answers.at(-1);
  if (!answer) throw new Error('a row needs a request');

  expect.soft(answer.status, 'status').toBe(expected.status);
  judgeHeaders('header', expected.headers, answer.headers, address);
  judgeText('body', expected.body, answer.body, String(answer.headers['x-kong-request-id']));
  judgeUpstream(expected.upstream, address);
}

function judgeUpstream(expected: Expectation['upstream'], address: string): void {
  if (expected === undefined) return;
  if (expected === false) {
    expect.soft(upstream.received, 'requests at the upstream').toEqual([]);
    return;
  }
  const got = upstream.received.at(-1);
  if (expected.times !== undefined)
    expect.soft(upstream.received.length, 'requests at the upstream').toBe(expected.times);
  if (expected.method !== undefined) expect.soft(got?.method, 'method at the upstream').toBe(expected.method);
  if (expected.path !== undefined) expect.soft(got?.path, 'path at the upstream').toBe(expected.path);
  if (expected.body !== undefined) expect.soft(got?.body, 'body at the upstream').toBe(expected.body);
  judgeHeaders('upstream header', expected.headers, got?.headers ?? {}, address);
}

function judgeHeaders(
  what: string,
  expected: Expectation['headers'] = {},
  actual: NodeJS.Dict<string | string[]>,
  address: string,
): void {
  for (const [name, wanted] of Object.entries(expected)) {
    const value = Array.isArray(actual[name]) ? actual[name].join(', ') : actual[name];
    if (wanted === undefined) expect.soft(value, `${what} ${name}`).toBeUndefined();
    else if (wanted instanceof RegExp) expect.soft(value, `${what} ${name}`).toMatch(wanted);
    else expect.soft(value, `${what} ${name}`).toBe(wanted.replaceAll('$UPSTREAM', address));
  }
}

function judgeText(what: string, expected: string | RegExp | undefined, actual: string, id: string): void {
  if (expected instanceof RegExp) expect.soft(actual, what).toMatch(expected);
  else if (expected !== undefined) expect.soft(actual, what).toBe(expected.replaceAll('$ID', id));
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
