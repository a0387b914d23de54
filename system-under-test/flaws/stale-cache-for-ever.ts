import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'stale-cache-for-ever',
  title: 'A price that was changed is shown, and charged, as it was before',
  after: 'Cache invalidation left to a time to live, and the time to live to nobody',
  caughtBy: ['synthetic', 'generated'],
  at: ['product', 'product-bff'],
  edits: [
    // Its author saw that every price change emptied all the lists, and that most prices never change.
    { file: 'services/product/change-price.ts', replace: '  await catalogue.forget(id);\n', with: '' },
    {
      file: 'services/product/change-price.ts',
      replace: '{ database, outbox, catalogue }: Pricing',
      with: '{ database, outbox }: Pricing',
    },
    {
      file: 'services/product/cached-catalogue.ts',
      replace: 'const TTL_MS = 30_000;',
      with: 'const TTL_MS = 365 * 24 * 60 * 60 * 1_000;',
    },
  ],
});
