import { cut, defineScenario, kill, latency, loseAnswers, redeliver, reset, type Scenario } from 'shakedown';
import { keptPromises } from './kept-promises.ts';
import { noDeadLetters } from './no-dead-letters.ts';
import { catalogue, placing, shoppers, shopping } from './workload.ts';

const scenario = (rest: Omit<Scenario, 'workload' | 'invariants'>): Scenario =>
  defineScenario({ workload: shoppers, invariants: [keptPromises, noDeadLetters], ...rest });

/** What the shop must live through at every change; each takes a few seconds. */
export const everyChangeScenarios: readonly Scenario[] = [
  scenario({
    id: 'payment-provider-slow',
    title: 'A slow payment provider delays confirmations; the shop is as fast as ever, and no order is lost',
    faults: [{ fault: latency('payment→psp', { ms: 10_000 }), forMs: 4_200 }],
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
    title: 'A charge whose answer is lost is asked for again, and taken once',
    faults: [
      { fault: loseAnswers('payment→psp'), forMs: 1_800 },
      { fault: loseAnswers('order→payment', { how: 'silent' }), forMs: 4_500 },
    ],
    during: {
      unaffected: [...catalogue, ...placing],
      delayed: shopping,
      callsEndWithin: [{ edge: 'order→payment', ms: 3_500 }],
    },
  }),
  scenario({
    id: 'order-without-kafka',
    title: 'Orders are taken while Kafka is away, and go on when it is back; order says that it is not ready',
    faults: [{ fault: cut('order→kafka'), forMs: 3_000 }],
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'inventory-without-database',
    title: 'Orders wait for stock while inventory has no database; inventory says that it is not ready',
    faults: [
      { fault: reset('inventory→postgres'), forMs: 1_500 },
      { fault: cut('inventory→postgres'), atMs: 1_600, forMs: 2_500 },
    ],
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'order-killed',
    title: 'Order dies in the middle of its work, and no acknowledged order is lost',
    faults: [{ fault: kill('order'), forMs: 700 }],
    during: { unaffected: catalogue },
  }),
  scenario({
    id: 'events-twice',
    title: 'Events that are delivered twice, and late, change nothing',
    faults: [{ fault: redeliver('orders') }, { fault: redeliver('stock') }],
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
];
