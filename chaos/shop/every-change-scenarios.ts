import {
  cut,
  defineScenario,
  kill,
  latency,
  loseAnswers,
  poison,
  redeliver,
  reset,
  type Scenario,
  terminate,
} from 'shakedown';
import { keptPromises } from './kept-promises.ts';
import { noDeadLetters } from './no-dead-letters.ts';
import { orderedOnce } from './ordered-once.ts';
import { poisonIsKept } from './poison-is-kept.ts';
import { catalogue, placing, shoppers, shopping } from './workload.ts';

const scenario = ({ invariants = [], ...rest }: Omit<Scenario, 'workload'>): Scenario =>
  defineScenario({ workload: shoppers, invariants: [keptPromises, noDeadLetters, ...invariants], ...rest });

/** What the shop must live through at every change; each takes a few seconds. */
export const everyChangeScenarios: readonly Scenario[] = [
  scenario({
    id: 'outside-parties-away',
    title: 'A payment provider that is slow and a mail server that is away delay confirmations, and nothing else',
    faults: [
      { fault: latency('payment→psp', { ms: 10_000 }), forMs: 4_200 },
      { fault: cut('notification→mail'), forMs: 4_200 },
    ],
    during: {
      unaffected: [...catalogue, ...placing],
      delayed: shopping,
      callsEndWithin: [
        { edge: 'payment→psp', ms: 3_000 },
        { edge: 'order→payment', ms: 3_500 },
      ],
    },
  }),
  scenario({
    id: 'payment-answers-lost',
    title:
      'A charge whose answer is lost is asked for again, and taken once; a payment that is away is asked now and then',
    faults: [
      { fault: loseAnswers('payment→psp'), forMs: 1_800 },
      // Nor does the provider tell of it later: what was done has to be found out by asking again.
      { fault: cut('psp→payment'), forMs: 8_800 },
      { fault: loseAnswers('order→payment', { how: 'silent' }), forMs: 4_500 },
      { fault: cut('order→payment'), atMs: 4_600, forMs: 3_000 },
    ],
    during: {
      unaffected: [...catalogue, ...placing],
      delayed: shopping,
      callsEndWithin: [{ edge: 'order→payment', ms: 3_500 }],
      failedCallsPerTrace: [{ edge: 'order→payment', atMost: 8 }],
      callsPerSecond: [{ edge: 'order→payment', atMost: 4, afterMs: 5_400 }],
    },
  }),
  scenario({
    id: 'order-without-kafka',
    title: 'Orders are taken while Kafka is away, and go on when it is back; order says that it is not ready',
    faults: [{ fault: cut('order→kafka'), forMs: 3_000 }],
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'inventory-away',
    title:
      'Orders wait for stock while inventory has no database, even if it dies meanwhile; products are shown without it',
    faults: [
      { fault: reset('inventory→postgres'), forMs: 1_500 },
      { fault: cut('inventory→postgres'), atMs: 1_600, forMs: 2_500 },
      // With what it has read in its hands.
      { fault: kill('inventory'), atMs: 3_200, forMs: 300 },
      { fault: cut('product-bff→inventory'), forMs: 3_500 },
    ],
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'order-restarts',
    title:
      'Order answers what it was asked before it ends, dies in the middle of its work, and neither loses an order nor places it twice',
    faults: [
      { fault: latency('order→postgres', { ms: 60 }), forMs: 2_000 },
      { fault: terminate('order'), atMs: 800, forMs: 500 },
      // Placed, and the BFF does not know: it asks again.
      { fault: loseAnswers('user-bff→order'), atMs: 2_900, forMs: 1_500 },
      { fault: kill('order'), atMs: 4_500, forMs: 700 },
    ],
    invariants: [orderedOnce],
    during: { unaffected: catalogue, endsWithinMs: 3_000 },
  }),
  scenario({
    id: 'events-twice',
    title: 'Events that are delivered twice, and late, change nothing; those that nobody can read hold nobody up',
    faults: [
      { fault: redeliver('orders') },
      { fault: redeliver('stock') },
      { fault: poison('orders') },
      { fault: poison('stock') },
    ],
    invariants: [poisonIsKept('orders', 'stock')],
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
];
