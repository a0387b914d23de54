import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'missing-index',
  title: 'The list of one customer’s orders takes longer with every order that anybody has placed',
  after: 'Winand, SQL Performance Explained: the query that scans',
  caughtBy: ['load'],
  at: ['order', 'order→postgres'],
  edits: [
    {
      file: 'services/order/read-model/postgres/order-view.sql',
      replace:
        'create index if not exists order_view_of_customer on order_view (customer_id, placed_at desc, order_id desc);\n',
      with: '',
    },
  ],
});
