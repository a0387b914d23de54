import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'inventory-missing-is-200',
  title: 'A product that nobody knows has a stock of null, and whoever asks takes the answer for a good one',
  after: 'GraphQL-over-HTTP habits in REST: errors as 200; Zalando RESTful API Guidelines, rule 151',
  caughtBy: ['contracts', 'generated'],
  edits: [
    {
      file: 'services/inventory/routes.ts',
      replace: "params, responses: { 200: StockLevel, 404: 'There is no such product' } },\n",
      with: 'params, responses: { 200: StockLevel.nullable() } },\n',
    },
    {
      file: 'services/inventory/routes.ts',
      replace: `    async ({ params: { productId } }) => {
      const level = await findStockLevel(database, productId);
      if (!level) throw new HttpError(404, 'not-found', 'There is no such product');
      return level;
    },
`,
      with: '    async ({ params: { productId } }) => (await findStockLevel(database, productId)) ?? null,\n',
    },
    {
      file: 'services/inventory/routes.ts',
      replace: 'import { createRouter, HttpError, type Router }',
      with: 'import { createRouter, type Router }',
    },
  ],
});
