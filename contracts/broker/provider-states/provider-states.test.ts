import { afterEach, beforeEach, expect, it } from 'vitest';
import { History } from '../testing/index.ts';
import { type BrokerFixture, brokerOf } from '../webhooks/testing/broker-fixture.ts';
import { providerStatesRoutes } from './index.ts';

let broker: BrokerFixture;
let history: History;
beforeEach(async () => {
  broker = await brokerOf(providerStatesRoutes);
  history = new History(broker.context.database);
});
afterEach(() => broker[Symbol.asyncDispose]());

function publish(version: string, branch: string, content: unknown): void {
  history.publish(version, 'Bar').branch(version, branch);
  const { contentId } = history.publication(version, 'Bar');
  broker.context.database.run('update pact_version set content = ? where id = ?', JSON.stringify(content), contentId);
}
const states = async (path = '') =>
  (await broker.ask('GET', `/pacts/provider/Bar/provider-states${path}`)).body.providerStates;

it('joins what the heads of main branches want, by name and parameters', async () => {
  publish('Foo 1', 'main', { interactions: [{ providerState: 'gone by the next version' }] });
  publish('Foo 2', 'main', {
    interactions: [{ providerState: 'b' }, { description: 'no state' }, { providerState: 'b' }],
  });
  publish('Zoo 1', 'main', {
    interactions: [
      { providerStates: [{ name: 'b' }, { name: 'a', params: { id: 1 } }] },
      { providerStates: [{ name: 'a', params: { id: 2 } }] },
    ],
  });
  publish('Msg 1', 'main', { messages: [{ providerStates: [{ name: 'a', params: { id: 2 } }] }] });
  publish('Msg 2', 'feature', { messages: [{ providerStates: [{ name: 'on a branch' }] }] });
  expect(await states()).toEqual([
    { name: 'a', params: { id: 2 }, consumers: ['Msg', 'Zoo'] },
    { name: 'a', params: { id: 1 }, consumers: ['Zoo'] },
    { name: 'b', consumers: ['Foo', 'Zoo'] },
  ]);
});

it('of a branch, with a slash in it as it comes', async () => {
  publish('Foo 1', 'feat/x', { interactions: [{ providerState: 'x' }] });
  for (const path of ['feat%2Fx', 'feat/x'])
    expect(await states(`/branch/${path}`)).toEqual([{ name: 'x', consumers: ['Foo'] }]);
});

it('of what is live in an environment, by its name', async () => {
  publish('Foo 1', 'main', { interactions: [{ providerState: 'deployed' }] });
  publish('Foo 2', 'main', { interactions: [{ providerState: 'not yet' }] });
  publish('Zoo 1', 'main', { interactions: [{ providerState: 'released' }] });
  history.deploy('Foo 1', 'prod').release('Zoo 1', 'prod');
  expect((await states('/environment/prod')).map(({ name }: { name: string }) => name)).toEqual([
    'deployed',
    'released',
  ]);
  expect((await broker.ask('GET', '/pacts/provider/Bar/provider-states/environment/moon')).status).toBe(404);
});

it('takes what is no interaction and no state for nothing', async () => {
  publish('Foo 1', 'main', {
    interactions: [
      null,
      1,
      'x',
      [],
      { providerState: 7 },
      { providerStates: 'x' },
      { providerStates: [null, {}, { name: 1 }] },
    ],
  });
  expect(await states()).toEqual([]);
});

it('of nobody is not found', async () => {
  expect((await broker.ask('GET', '/pacts/provider/Nobody/provider-states')).status).toBe(404);
});
