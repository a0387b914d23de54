import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'maximum-ignored',
  title: 'One customer buys all there is: a line may hold any number of pieces',
  after: 'Schemathesis: negative data that is accepted; the maximum of the schema left to the page',
  caughtBy: ['generated'],
  at: ['order', 'user-bff'],
  edits: [
    {
      file: 'bffs/user/orders/order-input.ts',
      replace: 'quantity: z.int().min(1).max(20)',
      with: 'quantity: z.int().min(1)',
    },
    {
      file: 'services/order/place-order/order-request.ts',
      replace: 'quantity: z.int().min(1).max(20)',
      with: 'quantity: z.int().min(1)',
    },
  ],
});
