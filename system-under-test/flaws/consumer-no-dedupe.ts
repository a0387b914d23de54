import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'consumer-no-dedupe',
  title: 'Goods are reserved twice for one order, and the second half is never free again',
  after: 'Idempotent consumer: Kafka delivers at least once, and again after each rebalance',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'platform/messaging/apply-event.ts',
      replace: '    if (await wasReceivedBefore(transaction, event.id)) return [];\n',
      with: '',
    },
    {
      file: 'platform/messaging/apply-event.ts',
      replace: "import { isReceived, wasReceivedBefore } from './inbox.ts';",
      with: "import { isReceived } from './inbox.ts';",
    },
    // Its author saw the redelivered event fail at the primary key, and took the failure for the fault.
    {
      file: 'services/inventory/reservations/reserve-stock.ts',
      replace: `from unnest($2::text[], $3::integer[]) as wanted (product_id, quantity)\`,`,
      with: `from unnest($2::text[], $3::integer[]) as wanted (product_id, quantity) on conflict do nothing\`,`,
    },
  ],
});
