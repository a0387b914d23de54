import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'product-price-as-string',
  title: 'The catalogue stays empty: its prices are texts since the column became a bigint',
  after: 'node-postgres: int8 is handed over as text, which no type shows',
  caughtBy: ['contracts'],
  edits: [
    {
      file: 'services/product/schema.sql',
      replace: 'price       integer not null',
      with: 'price       bigint not null',
    },
  ],
});
