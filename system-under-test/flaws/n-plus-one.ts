import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'n-plus-one',
  title: 'The list of orders takes longer with every order that a customer has placed',
  after: 'Fowler, Lazy Load: ripple loading',
  caughtBy: ['load'],
  edits: [
    {
      file: 'services/order/read-model/find-orders.ts',
      replace: '  if (rows.length === 0) return [];\n',
      with: '  const views: OrderView[] = [];\n',
    },
    {
      file: 'services/order/read-model/find-orders.ts',
      replace: '  const lines = await findLines(database, rows);\n',
      with: '  for (const row of rows) views.push(toView(row, await findLines(database, [row])));\n',
    },
    {
      file: 'services/order/read-model/find-orders.ts',
      replace: '  const linesOf = Map.groupBy(lines, (line) => line.orderId);\n',
      with: '',
    },
    {
      file: 'services/order/read-model/find-orders.ts',
      replace: 'return rows.map((row) => toView(row, linesOf.get(row.order_id) ?? []));',
      with: 'return views;',
    },
  ],
});
