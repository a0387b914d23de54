import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'wrong-total',
  title: 'A discount code takes 19 % off instead of 10: the BFF puts it into the prices, and order takes it off again',
  after: 'One rule in two services: each is right by itself',
  caughtBy: ['synthetic', 'invariants'],
  at: ['user-bff', 'order'],
  edits: [
    {
      file: 'bffs/user/orders/price-lines.ts',
      replace: 'products: ReadonlyMap<string, Product>)',
      with: 'products: ReadonlyMap<string, Product>, percent = 0)',
    },
    {
      file: 'bffs/user/orders/price-lines.ts',
      replace: 'price: product.price }',
      with: 'price: Math.round((product.price * (100 - percent)) / 100) }',
    },
    {
      file: 'bffs/user/orders/order-routes.ts',
      replace: 'priceLines(input.lines, products)',
      with: 'priceLines(input.lines, products, percent)',
    },
  ],
});
