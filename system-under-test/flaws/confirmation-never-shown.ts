import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'confirmation-never-shown',
  title: 'The page of an order asks once: whoever is quicker than the shop never sees the order confirmed',
  after: 'Sagas: the answer to a command is not its outcome, and somebody has to come back for that',
  caughtBy: ['synthetic'],
  edits: [
    {
      file: 'web/scripts/order-page.js',
      replace: "if (order.status !== 'pending') return;",
      with: 'return;',
    },
  ],
});
