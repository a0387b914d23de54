import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'lock-convoy',
  title: 'Guests who order at the same moment stand in a queue: one lock is held around every order, until its commit',
  after: 'Blasgen et al., The Convoy Phenomenon (1979)',
  caughtBy: ['load'],
  at: ['order', 'user-bff→order'],
  edits: [
    // Orders shall be numbered in the order in which they are committed.
    {
      file: 'services/order/place-order/place-order.ts',
      replace: '  const order = toOrder(request);\n',
      with: "  await transaction.query('select pg_advisory_xact_lock($1)', [7_265_900]);\n  const order = toOrder(request);\n",
    },
  ],
});
