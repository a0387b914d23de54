import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'synthetic-counted',
  title: 'The sales report rises with every order that the monitoring places',
  after: 'Synthetic monitoring in production: test traffic in the figures of the business',
  caughtBy: ['synthetic', 'invariants'],
  edits: [
    {
      file: 'services/analytics/facts/order-events.ts',
      replace: 'async ({ at, data, synthetic }, transaction)',
      with: 'async ({ at, data }, transaction)',
    },
    {
      file: 'services/analytics/facts/order-events.ts',
      replace: "traffic: synthetic ? 'synthetic' : 'real'",
      with: "traffic: 'real'",
    },
  ],
});
