import { afterEach, beforeEach, expect, it } from 'vitest';
import { History } from '../testing/index.ts';
import { type BrokerFixture, brokerOf } from '../webhooks/testing/broker-fixture.ts';
import { metricsRoutes } from './index.ts';

let broker: BrokerFixture;
beforeEach(async () => {
  broker = await brokerOf(metricsRoutes);
});
afterEach(() => broker[Symbol.asyncDispose]());

const live = () =>
  new History(broker.context.database)
    .publish('Foo 1', 'Bar', 'a')
    .publish('Foo 1', 'Bar', 'b')
    .publish('Foo 2', 'Bar', 'b')
    .branch('Foo 2', 'main')
    .tag('Foo 2', 'dev')
    .tag('Foo 1', 'dev')
    .pass('Bar 1', 'Foo 2')
    .pass('Bar 1', 'Foo 2')
    .fail('Bar 2', 'Foo 1')
    .deploy('Bar 1', 'prod')
    .deploy('Bar 2', 'prod')
    .release('Foo 1', 'prod')
    .endSupport('Foo 1', 'prod');

it('counts what there is, under upstream’s keys', async () => {
  live();
  broker.context.database.run('update pact_version set content = \'{"interactions":[{},{}],"messages":[{}]}\'');
  const { status, body } = await broker.ask('GET', '/metrics');
  expect(status).toBe(200);
  expect(body).toEqual({
    interactions: { latestInteractionsCount: 2, latestMessagesCount: 1, latestInteractionsAndMessagesCount: 3 },
    pacticipants: { count: 2, withMainBranchSetCount: 1 },
    integrations: { count: 1 },
    pactPublications: { count: 3, first: expect.any(String), last: expect.any(String) },
    pactVersions: { count: 2 },
    pactRevisionsPerConsumerVersion: { distribution: { 1: 1, 2: 1 } },
    verificationResults: {
      count: 3,
      successCount: 2,
      failureCount: 1,
      distinctCount: 2,
      first: expect.any(String),
      last: expect.any(String),
    },
    verificationResultsPerPactVersion: { distribution: { 3: 1 } },
    pacticipantVersions: { count: 4, withUserCreatedBranchCount: 1, withBranchCount: 1, withBranchSetCount: 1 },
    webhooks: { count: 0 },
    tags: { count: 2, distinctCount: 1, distinctWithPacticipantCount: 1 },
    triggeredWebhooks: { count: 0 },
    webhookExecutions: { count: 0 },
    matrix: { count: -1 },
    environments: { count: 1 },
    deployedVersions: { count: 2, userCreatedCount: 2, currentlyDeployedCount: 1 },
    releasedVersions: { count: 1, currentlySupportedCount: 0 },
  });
});

it('is well with nothing to count', async () => {
  const { body } = await broker.ask('GET', '/metrics', undefined, '*/*');
  expect(body).toMatchObject({
    pactPublications: { count: 0, first: null, last: null },
    interactions: { latestMessagesCount: 0 },
  });
});

it('speaks as Prometheus reads when a scraper asks', async () => {
  live();
  const accept = 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1';
  const { headers, body } = await broker.ask('GET', '/metrics', undefined, accept);
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines: string[] = body.trimEnd().split('\n');
  expect(lines).toContain('pact_broker_verification_results_success_count 2');
  expect(lines).toContain('pact_broker_verification_results_per_pact_version_distribution{size="3"} 1');
  expect(
    lines.find((line) => line.startsWith('pact_broker_pact_publications_first_timestamp_seconds 17672')),
  ).toBeDefined();
  expect(body).not.toContain('matrix');
  // Every sample is of a metric whose type was told.
  const told = new Set(lines.filter((line) => line.startsWith('#')).map((line) => line.split(' ')[2]));
  for (const line of lines.filter((each) => !each.startsWith('#'))) {
    expect(line).toMatch(/^[a-z_]+(\{size="\d+"\})? -?\d+(\.\d+)?$/);
    expect(told).toContain(line.split(/[ {]/)[0]);
  }
});
