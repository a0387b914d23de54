import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { History } from '../testing/index.ts';
import { type BrokerFixture, brokerOf } from '../webhooks/testing/broker-fixture.ts';
import { integrationsRoutes } from './index.ts';

let broker: BrokerFixture;
let history: History;
beforeEach(async () => {
  broker = await brokerOf(integrationsRoutes);
  history = new History(broker.context.database);
});
afterEach(() => broker[Symbol.asyncDispose]());

const list = async (query = '') => (await broker.ask('GET', `/integrations${query}`)).body;
const pairs = ({
  _embedded,
}: {
  _embedded: { integrations: { consumer: { name: string }; provider: { name: string } }[] };
}) => _embedded.integrations.map(({ consumer, provider }) => `${consumer.name}→${provider.name}`);
const statusOf = async (pair: string) =>
  (await list())._embedded.integrations.find(
    ({ consumer, provider }: { consumer: { name: string }; provider: { name: string } }) =>
      `${consumer.name}→${provider.name}` === pair,
  );

describe('the list', () => {
  it('has every pair, the last changed first, with the ways to what belongs to it', async () => {
    history.publish('Foo 1', 'Bar').publish('Web BFF 1', 'Bar');
    const body = await list();
    expect(pairs(body)).toEqual(['Web BFF→Bar', 'Foo→Bar']);
    expect(body._embedded.integrations[0]._links).toMatchObject({
      'pb:matrix': { href: `${broker.url}/matrix/provider/Bar/consumer/Web%20BFF` },
      'pb:delete_integration': { href: `${broker.url}/integrations/provider/Bar/consumer/Web%20BFF` },
    });
    expect(body.page).toBeUndefined();
  });

  it('comes in pages, and finds part of a name', async () => {
    for (const name of ['Foo', 'Apple', 'Dog']) history.publish(`${name} 1`, 'Bar');
    const body = await list('?size=2&page=1');
    expect(pairs(body)).toHaveLength(2);
    expect(body).toMatchObject({ page: { totalElements: 3, totalPages: 2 }, _links: { next: {} } });
    expect(pairs(await list('?q=PP'))).toEqual(['Apple→Bar']);
    expect(pairs(await list('?q=%25'))).toEqual([]);
  });

  it('is a graph for whoever asks for one', async () => {
    history.publish('Web "BFF" 1', 'Bar');
    const { headers, body } = await broker.ask('GET', '/integrations', undefined, 'text/vnd.graphviz');
    expect(headers.get('content-type')).toContain('text/vnd.graphviz');
    expect(body).toContain('  "Web \\"BFF\\"" -> "Bar"\n');
  });

  it('tells how the newest pact stands, and since when', async () => {
    history.publish('Foo 1', 'Bar', 'a');
    expect(await statusOf('Foo→Bar')).toMatchObject({ verificationStatus: 'never' });
    history.pass('Bar 1', 'Foo 1');
    expect(await statusOf('Foo→Bar')).toMatchObject({
      verificationStatus: 'success',
      latestVerification: { success: true, providerVersionNumber: '1', verifiedAt: expect.stringMatching(/^2026-/) },
    });
    history.publish('Foo 2', 'Bar', 'b');
    expect(await statusOf('Foo→Bar')).toMatchObject({ verificationStatus: 'stale' });
    history.fail('Bar 2', 'Foo 2');
    expect(await statusOf('Foo→Bar')).toMatchObject({ verificationStatus: 'failed' });
    broker.context.database.run('update verification set pending = 1');
    expect(await statusOf('Foo→Bar')).toMatchObject({ verificationStatus: 'failed_pending' });
  });
});

describe('a deleted pair', () => {
  const names = (table: string, column: string) =>
    broker.context.database
      .all<Record<string, unknown>>(`select ${column} as name from ${table}`)
      .map(({ name }) => name);

  it('takes pacts, results, unused versions and pacticipants, and leaves what others need', async () => {
    history
      .publish('Foo 1', 'Bar')
      .publish('Foo 1', 'Baz')
      .publish('Foo 2', 'Bar')
      .pass('Bar 7', 'Foo 1')
      .deploy('Foo 3', 'prod');
    const { status } = await broker.ask('DELETE', '/integrations/provider/Bar/consumer/Foo');
    expect(status).toBe(204);
    expect(pairs(await list())).toEqual(['Foo→Baz']);
    expect(names('pacticipant', 'name').sort()).toEqual(['Baz', 'Foo']);
    expect(names('version', 'number').sort()).toEqual(['1', '3']);
    expect(names('pact_publication', 'id')).toHaveLength(1);
    expect(names('verification', 'id')).toEqual([]);
  });

  it('of which one is not known is not found', async () => {
    history.publish('Foo 1', 'Bar');
    expect((await broker.ask('DELETE', '/integrations/provider/Bar/consumer/Nobody')).status).toBe(404);
  });

  it('and all the others are gone when all are deleted; environments stay', async () => {
    history.publish('Foo 1', 'Bar').pass('Bar 1', 'Foo 1').deploy('Bar 1', 'prod');
    expect((await broker.ask('DELETE', '/integrations')).status).toBe(204);
    for (const table of ['pacticipant', 'version', 'pact_version', 'verification', 'deployed_version'])
      expect(names(table, 'rowid')).toEqual([]);
    expect(names('environment', 'name')).toEqual(['prod']);
  });
});
