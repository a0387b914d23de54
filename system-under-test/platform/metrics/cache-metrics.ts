import type { Metrics } from './metrics.ts';

/** How often a cache knows what it is asked for. */
export function cacheMetrics(metrics: Metrics, cache: string) {
  const asked = metrics.counter({
    name: 'cache_requests_total',
    help: 'What a cache was asked for, by whether it had it',
    labels: ['cache', 'result'],
  });
  return {
    hit: (): void => asked({ cache, result: 'hit' }),
    miss: (): void => asked({ cache, result: 'miss' }),
  };
}
