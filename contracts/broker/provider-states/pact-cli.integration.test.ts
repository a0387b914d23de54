import { afterEach, beforeEach, expect, it } from 'vitest';
import { entryPoint } from '../entry-point.ts';
import { History, pactBroker } from '../testing/index.ts';
import { type BrokerFixture, brokerOf } from '../webhooks/testing/broker-fixture.ts';
import { providerStatesRoutes } from './index.ts';

let broker: BrokerFixture;
beforeEach(async () => {
  broker = await brokerOf((context) => [entryPoint, ...providerStatesRoutes(context)]);
  const history = new History(broker.context.database)
    .publish('Web BFF 1', 'Order API', 'main')
    .branch('Web BFF 1', 'main')
    .publish('Web BFF 2', 'Order API', 'branch')
    .branch('Web BFF 2', 'feat/x y')
    .deploy('Web BFF 2', 'prod');
  const wants = (version: string, name: string) =>
    broker.context.database.run(
      'update pact_version set content = ? where id = ?',
      JSON.stringify({ interactions: [{ providerStates: [{ name, params: { id: 7 } }] }] }),
      history.publication(version, 'Order API').contentId,
    );
  wants('Web BFF 1', 'an order exists');
  wants('Web BFF 2', 'an order was cancelled');
});
afterEach(() => broker[Symbol.asyncDispose]());

const list = (...args: string[]) => pactBroker(broker.url, 'provider-states', 'list', '--provider', ...args);

it('provider-states list prints those of main branches as a table', async () => {
  const { exitCode, output } = await list('Order API');
  expect(exitCode).toBe(0);
  expect(output).toContain('Provider States for Provider: Order API');
  expect(output).toMatch(/an order exists\s+┆ Web BFF\s+┆ \{"id":7\}/);
  expect(output).not.toContain('cancelled');
});

it.each([[['--branch', 'feat/x y']], [['--environment', 'prod']]])('and those of %j as JSON', async (where) => {
  const { exitCode, stdout } = await list('Order API', ...where, '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    providerStates: [{ name: 'an order was cancelled', params: { id: 7 }, consumers: ['Web BFF'] }],
  });
});

it('and exits with 1 for a provider that is not known', async () => {
  expect((await list('Nobody')).exitCode).toBe(1);
});
