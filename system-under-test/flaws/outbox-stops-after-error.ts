import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'outbox-stops-after-error',
  title: 'After one failed send a service tells nobody anything any more, until it is restarted',
  after: 'A background loop that ends at its first error, while the process stays healthy',
  caughtBy: ['chaos'],
  at: ['order', 'inventory'],
  edits: [
    {
      file: 'platform/messaging/outbox.ts',
      replace: `  const relay = startWorker(service, {
    name: 'outbox relay',
    pollEveryMs: POLL_EVERY_MS,
    work: () => relayOutbox(database, producer, schemaIds),
  });
`,
      // "The log was full of failed sends": one is enough to call somebody.
      with: `  let failed = false;
  const relay = startWorker(service, {
    name: 'outbox relay',
    pollEveryMs: POLL_EVERY_MS,
    async work() {
      if (failed) return 'idle';
      try {
        return await relayOutbox(database, producer, schemaIds);
      } catch (error) {
        failed = true;
        service.log.fatal({ error }, 'outbox relay failed');
        return 'idle';
      }
    },
  });
`,
    },
  ],
});
