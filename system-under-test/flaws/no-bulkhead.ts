import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'no-bulkhead',
  title: 'While one callee is slow, pages that do not need it wait as well: all calls share one set of places',
  after: 'Nygard, Release It!: bulkheads; one pool for all integration points sinks with the slowest',
  caughtBy: ['chaos', 'load'],
  edits: [
    {
      file: 'platform/edges/places.ts',
      replace: '/** Bounds how many calls',
      with: `/** As many as the smallest of our callees has connections to its database. */
const places = createBulkhead({ places: 8, queue: 200 });

/** Bounds how many calls`,
    },
    {
      file: 'platform/edges/places.ts',
      replace: '{ concurrency, queue, timeoutMs }',
      with: '{ concurrency, timeoutMs }',
    },
    {
      file: 'platform/edges/places.ts',
      replace: '  const places = createBulkhead({ places: concurrency, queue });\n',
      with: '',
    },
  ],
});
