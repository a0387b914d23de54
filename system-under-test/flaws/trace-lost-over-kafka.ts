import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'trace-lost-over-kafka',
  title: 'Nobody can follow an order beyond Kafka, and synthetic orders count as real ones from there on',
  after: 'Shkuro, Mastering Distributed Tracing: broken context propagation over asynchronous messaging',
  caughtBy: ['synthetic'],
  edits: [
    {
      file: 'platform/messaging/relay-outbox.ts',
      replace: "'event-id': envelope.id, ...injectContext() }",
      with: "'event-id': envelope.id }",
    },
    {
      file: 'platform/messaging/relay-outbox.ts',
      replace: "import { injectContext } from '../telemetry/index.ts';\n",
      with: '',
    },
  ],
});
