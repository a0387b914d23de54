import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'required-ignored',
  title: 'An order that names no payment method is charged to a card that nobody chose',
  after: 'RFC 9413, Maintaining Robust Protocols: tolerance that hides a caller’s mistake',
  caughtBy: ['generated'],
  edits: [
    {
      file: 'bffs/user/orders/order-input.ts',
      replace: "paymentMethod: z.enum(['tok_visa', 'tok_mastercard', 'tok_declined']),",
      with: "paymentMethod: z.enum(['tok_visa', 'tok_mastercard', 'tok_declined']).default('tok_visa'),",
    },
  ],
});
