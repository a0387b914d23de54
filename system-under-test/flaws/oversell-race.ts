import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'oversell-race',
  title:
    'Two orders at the same moment get the same piece: the stock is read, reckoned with, and written back without a lock',
  after: 'Warszawski and Bailis, ACIDRain (SIGMOD 2017): lost update, level-based isolation anomaly',
  caughtBy: ['load', 'chaos'],
  edits: [
    {
      file: 'services/inventory/reservations/reserve-stock.ts',
      replace: `  // Locked until the commit, so that nobody reserves what we have seen as free; in one order, so that no two wait for each other.
  const levels = await transaction.query<{ productId: string; free: number }>(
    \`select product_id as "productId", received - reserved - sold as free
     from stock where product_id = any($1) order by product_id for update\`,
`,
      with: `  // Without a lock, so that no order waits for another one.
  const levels = await transaction.query<{ productId: string; reserved: number; free: number }>(
    \`select product_id as "productId", reserved, received - reserved - sold as free
     from stock where product_id = any($1)\`,
`,
    },
    {
      file: 'services/inventory/reservations/reserve-stock.ts',
      replace: `    \`update stock set reserved = stock.reserved + wanted.quantity
     from unnest($1::text[], $2::integer[]) as wanted (product_id, quantity)
     where stock.product_id = wanted.product_id\`,
    [productIds, quantities],
`,
      with: `    \`update stock set reserved = seen.reserved + wanted.quantity
     from unnest($1::text[], $2::integer[]) as wanted (product_id, quantity)
     join unnest($3::text[], $4::integer[]) as seen (product_id, reserved) using (product_id)
     where stock.product_id = wanted.product_id\`,
    [productIds, quantities, levels.map(({ productId }) => productId), levels.map(({ reserved }) => reserved)],
`,
    },
  ],
});
