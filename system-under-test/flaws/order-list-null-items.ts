import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'order-list-null-items',
  title: 'Nobody can look through their orders: the list says null where the lines of each order were',
  after: 'RFC 8259 knows null and an empty array, and no reader that was promised the one expects the other',
  caughtBy: ['contracts', 'generated'],
  edits: [
    {
      file: 'services/order/read-model/order-view.ts',
      replace: 'lines: z.array(OrderLineView),',
      with: 'lines: z.array(OrderLineView).nullable(),',
    },
    // Nobody shows them in a list, says its author, and they are most of the bytes.
    {
      file: 'services/order/show-orders/show-orders-routes.ts',
      replace: 'items: items.map(toOrderView)',
      with: 'items: items.map((order) => ({ ...toOrderView(order), lines: null }))',
    },
  ],
});
