import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'n-plus-one',
  title: 'The list of orders takes longer with every order that a customer has placed',
  after: 'Fowler, Lazy Load: ripple loading',
  caughtBy: ['load'],
  edits: [
    {
      file: 'services/order/read-model/postgres/postgres-order-views.ts',
      replace:
        '    const items = await read(`${condition} order by placed_at desc, order_id desc limit $${limit} offset $${offset}`, [\n',
      with: '    const ids = await database.query<{ order_id: string }>(`select order_id from ${table} where ${condition} order by placed_at desc, order_id desc limit $${limit} offset $${offset}`, [\n',
    },
    {
      file: 'services/order/read-model/postgres/postgres-order-views.ts',
      replace: '    return { items, total: count?.total ?? 0 };',
      with: `    const items: OrderDocument[] = [];
    for (const { order_id } of ids) items.push(...(await read('order_id = $1', [order_id])));
    return { items, total: count?.total ?? 0 };`,
    },
  ],
});
