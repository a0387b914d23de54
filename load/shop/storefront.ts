import { defineProfile } from 'shakedown';

/**
 * A quiet evening in the shop: not thirty requests and five orders a second, so that two cores that also carry Kafka,
 * Postgres and k6 keep up. The limits stand far above what a sound shop needs there (p95 of an
 * order 0.2 s, of all else 0.1 s): they are for what nobody would call fast; what a request costs is judged by its traces.
 */
export const storefront = defineProfile({
  id: 'storefront',
  title: 'Guests browse and buy, and regulars look through their orders, without waiting',
  journeys: [
    { journey: 'synthetic/shop/browse-and-buy.ts', ratePerSecond: 2 },
    { journey: 'load/shop/returning-customer.ts', ratePerSecond: 0.4 },
  ],
  warmUpS: 4,
  durationS: 12,
  maxUsers: 40,
  samples: 20,
  // A regular's list holds eight orders; the most that a sound shop repeats is three times.
  work: { repeats: 6 },
  thresholds: {
    'GET /api/products': { p95Ms: 800 },
    'GET /api/products/:id': { p95Ms: 800 },
    'POST /api/orders': { p95Ms: 2_000 },
    'GET /api/orders/:id': { p95Ms: 1_000 },
    'look through the orders': { p95Ms: 1_200 },
    'wait until it is confirmed': { p95Ms: 8_000 },
  },
});
