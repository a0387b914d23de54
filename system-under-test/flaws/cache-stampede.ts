import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'cache-stampede',
  title: 'Whenever a list of the catalogue grows old, everybody who looks at it asks the database at once',
  after:
    'Nishtala et al., Scaling Memcache at Facebook (NSDI 2013): thundering herds; the lease that prevents them is gone',
  caughtBy: ['load'],
  at: ['product', 'product→postgres'],
  edits: [
    {
      file: 'platform/caching/create-cache.ts',
      replace:
        '    const underWay = loading.get(key);\n    if (underWay) return underWay as Promise<Value>;\n    const begun',
      with: '    const begun',
    },
    // With it goes the refresh ahead of time, which only made sense for one.
    {
      file: 'platform/caching/create-cache.ts',
      replace:
        '      if (shouldRefresh(entry, now(), 1 - random())) loadOnce(key, ttlMs, load).catch(onRefreshFailed);\n',
      with: '',
    },
    {
      file: 'platform/caching/create-cache.ts',
      replace: "import { type Freshness, shouldRefresh } from './should-refresh.ts';",
      with: "import type { Freshness } from './should-refresh.ts';",
    },
    {
      file: 'platform/caching/create-cache.ts',
      replace: 'const { store, onRefreshFailed = () => {}, figures, now = Date.now, random = Math.random } = options;',
      with: 'const { store, figures, now = Date.now } = options;',
    },
    // “Prices have to be fresh”, and it held under a test with one user.
    { file: 'services/product/cached-catalogue.ts', replace: 'const TTL_MS = 30_000;', with: 'const TTL_MS = 1_000;' },
  ],
});
