import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { RunContext } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { createRandom } from '../../harness/random.ts';
import { defineJourney } from '../../synthetic/index.ts';
import { journeyTraffic, pactFromTraffic } from './index.ts';

async function contextOf(): Promise<RunContext> {
  const server = createServer(({ url }, answer) => {
    answer.writeHead(url === '/orders/7?x=1' ? 200 : 404, { 'content-type': 'application/json' }).end('{"total":9}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    system: { definition: { entry: { web: { to: 'gateway' } } }, entry: () => address },
    run: { id: 'r', seed: 1, plan: 'pr' },
    random: createRandom(1),
    clock: systemClock,
    signal: new AbortController().signal,
  } as unknown as RunContext;
}
const journey = (path: string) =>
  defineJourney({
    id: 'look',
    title: 'Looks at an order',
    run: async ({ http }) => void (await http.get(path)),
  });

test('what a journey got is a pact of its entry with the service behind it', async () => {
  const traffic = await journeyTraffic(journey('/orders/7?x=1'), await contextOf());
  expect(traffic).toMatchObject({
    consumer: 'web',
    provider: 'gateway',
    exchanges: [{ method: 'GET', path: '/orders/7?x=1', status: 200, responseBody: '{"total":9}' }],
  });
  const { pact, leftOut } = pactFromTraffic(traffic);
  expect(leftOut).toEqual([]);
  expect(pact).toMatchObject({
    consumer: { name: 'web' },
    interactions: [{ response: { status: 200, body: { content: { total: 9 } } } }],
  });
});

test('a journey that does not get through says nothing', async () => {
  await expect(journeyTraffic(journey('/nowhere'), await contextOf())).rejects.toThrow('look fails at');
});
