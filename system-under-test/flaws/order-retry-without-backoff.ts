import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'order-retry-without-backoff',
  title: 'When payment stumbles, order asks it twenty times at once for every order',
  after: 'WASABI: missing delay between retries; AWS Builders’ Library: timeouts, retries and backoff with jitter',
  caughtBy: ['chaos'],
  at: ['order', 'order→payment'],
  edits: [
    {
      file: 'services/order/edges.ts',
      replace: '    breaker: { failures: 10, halfOpenAfterMs: 1_000 },\n',
      with: '    retries: 20,\n    backoff: { firstMs: 0, maxMs: 0 },\n    retryBudget: { percent: 2_000, floor: 20 },\n',
    },
  ],
});
