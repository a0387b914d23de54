import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'bff-no-fallback',
  title: 'A product has no page while inventory, which only knows how many there are, is slow or away',
  after: 'Release It!: integration points, and the cascading failure that begins at an optional one',
  caughtBy: ['chaos'],
  at: ['product-bff'],
  edits: [
    {
      file: 'bffs/product/catalogue/availability.ts',
      replace: "import { type Edge, requestOr } from '../../../platform/edges/index.ts';",
      with: "import type { Edge } from '../../../platform/edges/index.ts';",
    },
    {
      file: 'bffs/product/catalogue/availability.ts',
      replace: 'const answer = await requestOr(inventory, request, () => undefined);',
      with: 'const answer = await inventory.request(request);',
    },
    {
      file: 'bffs/product/catalogue/availability.ts',
      replace: 'answer?.body',
      with: 'answer.body',
    },
  ],
});
