import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'order-response-renames-total',
  title: 'No customer can place or look at an order any more: the BFF does not understand what order answers',
  after: 'Google AIP-180: a field that exists must not be renamed',
  caughtBy: ['contracts'],
  edits: [
    {
      file: 'services/order/read-model/order-view.ts',
      replace: '    total: cents,\n',
      with: '    amount: cents,\n',
    },
    { file: 'services/order/read-model/order-view.ts', replace: '    total,\n', with: '    amount: total,\n' },
  ],
});
