import { defineCrowd } from 'shakedown';

/** The database a short way off, as it is in production. */
export const visitorsAtOnce = defineCrowd({
  id: 'visitors-at-once',
  title: 'Visitors who look at the catalogue at the same moment do not have to wait for each other',
  journey: 'load/shop/quick-order.ts',
  step: 'look around',
  far: { 'product→postgres': 150 },
});
