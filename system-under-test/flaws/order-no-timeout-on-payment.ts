import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'order-no-timeout-on-payment',
  title: 'While payment hangs, orders hang with it: nobody is told anything, and nobody asks again',
  after: 'Nygard, Release It!: an integration point without a timeout blocks its callers',
  caughtBy: ['chaos'],
  at: ['order', 'order→payment'],
  edits: [{ file: 'services/order/edges.ts', replace: 'timeoutMs: 2_000,', with: 'timeoutMs: 600_000,' }],
});
