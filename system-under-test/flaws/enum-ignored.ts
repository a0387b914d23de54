import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'enum-ignored',
  title: 'An order with a means of payment that does not exist is acknowledged, and cancelled a moment later',
  after: 'Schemathesis: negative data that is accepted; an enumeration that became a text',
  caughtBy: ['generated'],
  at: ['user-bff'],
  edits: [
    {
      file: 'bffs/user/orders/order-input.ts',
      replace: "paymentMethod: z.enum(['tok_visa', 'tok_mastercard', 'tok_declined']),",
      with: 'paymentMethod: z.string().min(1).max(40),',
    },
  ],
});
