import { expect, it } from 'vitest';
import { recordDeployment, recordRelease, recordSupportEnded } from '../environments/index.ts';
import type { Version } from '../pacticipants/index.ts';
import { recordVerification } from '../verifications/index.ts';
import { pactsRoutes } from './index.ts';
import { brokerOf, type TestBroker } from './testing/index.ts';

const required = (broker: TestBroker) =>
  broker.told.flatMap((event) =>
    event.name === 'contract_requiring_verification_published' ? [event.providerVersionId] : [],
  );

function environment({ database }: TestBroker, id: number) {
  database.run(
    `insert into environment (id, uuid, name, display_name, production, contacts, created_at, updated_at) values (?, ?, ?, '', 0, '[]', '', '')`,
    id,
    `uuid ${id}`,
    `environment ${id}`,
  );
  return { id };
}

it('asks the main branch’s head, what is deployed and what is released for a result, each once', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const [test, prod] = [environment(broker, 1), environment(broker, 2)];
  broker.version('Bar', 'old', { branch: 'main' });
  broker.version('Bar', 'elsewhere', { branch: 'feat' });
  const deployed = broker.version('Bar', 'deployed');
  const released = broker.version('Bar', 'released');
  const head = broker.version('Bar', 'head', { branch: 'main' });
  recordDeployment(broker.context, deployed, test);
  recordDeployment(broker.context, deployed, prod);
  recordRelease(broker.context, released, prod);
  recordDeployment(broker.context, head, prod);
  const { id } = broker.publish({ version: '1' });
  expect(required(broker)).toEqual([deployed.id, released.id, head.id]);
  expect(broker.told).toEqual([
    { name: 'contract_published', publicationId: id },
    ...[deployed, released, head].map((version) => ({
      name: 'contract_requiring_verification_published',
      publicationId: id,
      providerVersionId: version.id,
    })),
    { name: 'contract_content_changed', publicationId: id },
  ]);
});

it('asks neither what was replaced nor what is supported no more', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const prod = environment(broker, 1);
  const [replaced, running, unsupported] = ['1', '2', '3'].map((number) => broker.version('Bar', number)) as [
    Version,
    Version,
    Version,
  ];
  recordDeployment(broker.context, replaced, prod);
  recordDeployment(broker.context, running, prod);
  recordSupportEnded(broker.context, recordRelease(broker.context, unsupported, prod).releasedVersion);
  broker.publish({ version: '1' });
  expect(required(broker)).toEqual([running.id]);
});

it('asks nobody who has a result for the content, even a failure', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const pact = broker.publish({ version: '1' });
  broker.version('Bar', 'head', { branch: 'main' });
  recordVerification(broker.context, pact, { success: false, providerApplicationVersion: 'head' });
  broker.publish({ version: '2' });
  expect(required(broker)).toEqual([]);
  broker.publish({ version: '3', interactions: ['other'] });
  expect(required(broker)).toHaveLength(1);
});

it('names the webhooks that listeners called, or says that none is enabled', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const { database, context } = broker;
  broker.publish({ version: '0', interactions: ['zero'] });
  const webhook = database.run(
    `insert into webhook (uuid, description, enabled, events, consumer_id, request, created_at, updated_at)
     select 'the-webhook', 'Verify "it"', 1, '[]', id, '{}', '', '' from pacticipant where name = 'Foo'`,
  );
  const post = async (number: string, description: string) => {
    const content = { interactions: [{ description }] };
    const { body } = await broker.ask('POST', '/contracts/publish', {
      pacticipantName: 'Foo',
      pacticipantVersionNumber: number,
      contracts: [
        {
          consumerName: 'Foo',
          providerName: 'Bar',
          specification: 'pact',
          contentType: 'application/json',
          content: Buffer.from(JSON.stringify(content)).toString('base64'),
        },
      ],
    });
    return body.notices.map(({ text }: { text: string }) => text);
  };
  expect(await post('1', 'a')).toContain('  No enabled webhooks found for the detected events');
  context.events.listen((event) => {
    if (event.name !== 'contract_published') return;
    database.run(
      `insert into triggered_webhook (uuid, webhook_id, webhook_uuid, event, publication_id, context, status, created_at, updated_at)
       values (?, ?, 'the-webhook', ?, ?, '{}', 'not_run', '', '')`,
      `call-${event.publicationId}`,
      webhook.id,
      event.name,
      event.publicationId,
    );
  });
  const notices = await post('2', 'b');
  expect(notices).toContain(
    `  Webhook "Verify \\"it\\"" triggered for event contract_published.\n    View logs at ${broker.url}/triggered-webhooks/call-3/logs`,
  );
  expect(notices).not.toContain(
    '    * Configure separate Bar pact verification build and webhook to trigger it when the pact content changes. See https://docs.pact.io/go/webhooks',
  );
});
