import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'commit-before-processing',
  title: 'An event that a service has in hand when it dies is never applied',
  after: 'At-most-once delivery by accident: offsets are committed when messages are fetched, not when they are done',
  caughtBy: ['chaos'],
  edits: [
    // "After a rebalance we did whole batches again": so the batch is ticked off before it is begun.
    {
      file: 'platform/kafka/consume-batch.ts',
      replace: '  for (const message of batch.messages) {\n',
      with: `  resolveOffset(batch.lastOffset());
  await commitOffsetsIfNecessary({
    topics: [{ topic: batch.topic, partitions: [{ partition: batch.partition, offset: String(BigInt(batch.lastOffset()) + 1n) }] }],
  });
  for (const message of batch.messages) {
`,
    },
    {
      file: 'platform/kafka/consume-batch.ts',
      replace: '    resolveOffset(message.offset);\n',
      with: '',
    },
    {
      file: 'platform/kafka/consume-batch.ts',
      replace: 'const { batch, heartbeat,',
      with: 'const { batch, commitOffsetsIfNecessary, heartbeat,',
    },
  ],
});
