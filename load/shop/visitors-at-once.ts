import { defineCrowd } from 'shakedown';

/** The database a short way off, as it is in production. */
export const visitorsAtOnce = defineCrowd({
  id: 'visitors-at-once',
  title: 'Visitors who search the catalogue at the same moment do not have to wait for each other',
  journey: 'load/shop/new-search.ts',
  step: 'search',
  far: { 'product→postgres': 150 },
});
