import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'order-status-new-value',
  title: 'An order that was just placed cannot be shown: its status is a word that no consumer knows',
  after: 'Google AIP-180: a new value of an enum breaks the readers that list them all',
  caughtBy: ['contracts'],
  edits: [
    {
      file: 'services/order/read-model/order-status.ts',
      replace: "z.enum(['pending', 'confirmed',",
      with: "z.enum(['received', 'pending', 'confirmed',",
    },
    {
      file: 'services/order/read-model/order-document.ts',
      replace: "status: 'pending', reason: null",
      with: "status: 'received', reason: null",
    },
  ],
});
