import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'bff-no-fallback',
  title: 'A product has no page while inventory, which only knows how many there are, is slow or away',
  after: 'Release It!: integration points, and the cascading failure that begins at an optional one',
  caughtBy: ['chaos'],
  at: ['product-bff'],
  edits: [
    {
      file: 'bffs/product/catalogue/catalogue-routes.ts',
      replace: "import { fallback } from '../../shared/callee/index.ts';\n",
      with: '',
    },
    {
      file: 'bffs/product/catalogue/catalogue-routes.ts',
      replace: `fallback<Availability>(() => findAvailability(inventory, id), {
          instead: 'unknown',
          part: 'availability',
          log,
        }),`,
      with: 'findAvailability(inventory, id),',
    },
    {
      file: 'bffs/product/catalogue/catalogue-routes.ts',
      replace: 'import { type Availability, availabilities, findAvailability }',
      with: 'import { availabilities, findAvailability }',
    },
    {
      file: 'bffs/product/catalogue/catalogue-routes.ts',
      replace: '({ catalogue, inventory, log }: CatalogueParts)',
      with: '({ catalogue, inventory }: CatalogueParts)',
    },
  ],
});
