import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'no-outbox',
  title: 'An order that was acknowledged while Kafka was away is never heard of again',
  after: 'Dual write: the event is sent after the commit, not with it',
  caughtBy: ['chaos'],
  at: ['order', 'inventory'],
  edits: [
    {
      file: 'platform/messaging/relay-outbox.ts',
      replace: 'function toMessage(',
      with: 'export function toMessage(',
    },
    {
      file: 'platform/messaging/outbox.ts',
      replace: "import { startWorker } from '../work/index.ts';\n",
      with: '',
    },
    {
      file: 'platform/messaging/outbox.ts',
      replace: "import { relayOutbox } from './relay-outbox.ts';",
      with: "import { toMessage } from './relay-outbox.ts';\nimport { inSendSpans } from './send-span.ts';",
    },
    { file: 'platform/messaging/outbox.ts', replace: 'const POLL_EVERY_MS = 500;\n', with: '' },
    {
      file: 'platform/messaging/outbox.ts',
      replace: `  const relay = startWorker(service, {
    name: 'outbox relay',
    pollEveryMs: POLL_EVERY_MS,
    work: () => relayOutbox(database, producer, schemaIds),
  });
`,
      with: `  const send = (row: OutboxRow) =>
    inSendSpans([row], (each) => toMessage(each, schemaIds), (messages) => producer.send(messages)).catch((error) =>
      service.log.error({ error, topic: row.topic }, 'event not sent'),
    );
`,
    },
    {
      file: 'platform/messaging/outbox.ts',
      replace: `      await transaction.query('insert into outbox (topic, key, envelope, trace_context) values ($1, $2, $3, $4)', [
        topic,
        envelope.key,
        JSON.stringify(envelope),
        JSON.stringify(injectContext()),
      ]);
      transaction.afterCommit(relay.wake);
`,
      with: `      const row = { position: '0', topic, key: envelope.key, envelope, trace_context: injectContext() };
      transaction.afterCommit(() => void send(row));
`,
    },
    {
      file: 'platform/messaging/outbox.ts',
      replace: "import type { PublishableEvent } from './define-event.ts';",
      with: "import type { PublishableEvent } from './define-event.ts';\nimport type { OutboxRow } from './outbox-row.ts';",
    },
  ],
});
