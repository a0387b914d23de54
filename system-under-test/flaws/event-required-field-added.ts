import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'event-required-field-added',
  title: 'Orders that were placed before the last release are refused by everybody who reads of them',
  after: 'Schema evolution: a required field without default is not backward compatible, old events lack it',
  caughtBy: ['contracts'],
  edits: [
    // The publisher has had the price all along, so nothing else needs to change.
    {
      file: 'events/order-placed.ts',
      replace: 'z.object({ productId: z.string(), quantity: z.int().positive() })',
      with: 'z.object({ productId: z.string(), quantity: z.int().positive(), price: z.int().nonnegative() })',
    },
  ],
});
