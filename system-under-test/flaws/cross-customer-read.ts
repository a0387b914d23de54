import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'cross-customer-read',
  title: 'Whoever knows the id of an order can read it',
  after: 'OWASP API1:2023, broken object level authorization',
  caughtBy: ['generated', 'synthetic'],
  edits: [
    {
      file: 'services/order/read-model/postgres/postgres-order-views.ts',
      replace: 'async find(orderId, customerId) {',
      with: 'async find(orderId) {',
    },
    {
      file: 'services/order/read-model/postgres/postgres-order-views.ts',
      replace: "read('order_id = $1 and customer_id = $2', [orderId, customerId])",
      with: "read('order_id = $1', [orderId])",
    },
  ],
});
