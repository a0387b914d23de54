import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'missing-compensation',
  title: 'What a declined customer wanted stays reserved until it runs out, and nobody else can buy it meanwhile',
  after: 'Garcia-Molina and Salem, Sagas (1987): a step without its compensating transaction',
  caughtBy: ['invariants', 'chaos'],
  edits: [
    {
      file: 'services/inventory/order-events.ts',
      replace: '    on(orderCancelled, ({ data }, transaction) => releaseStock(transaction, data.orderId)),\n',
      with: '',
    },
    {
      file: 'services/inventory/order-events.ts',
      replace: 'import { orderCancelled, orderConfirmed,',
      with: 'import { orderConfirmed,',
    },
    { file: 'services/inventory/order-events.ts', replace: '{ releaseStock, reserveStock,', with: '{ reserveStock,' },
  ],
});
