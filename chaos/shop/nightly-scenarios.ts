import {
  blackHole,
  cut,
  defineScenario,
  type Fault,
  kill,
  latency,
  pause,
  reset,
  type Scenario,
  slicer,
} from 'shakedown';
import { keptPromises } from './kept-promises.ts';
import { noDeadLetters } from './no-dead-letters.ts';
import { catalogue, placing, shoppers, shopping } from './workload.ts';

type Told = Pick<Scenario, 'id' | 'title' | 'during'> & { readonly fault: Fault; readonly forMs: number };

const scenario = ({ fault, forMs, ...rest }: Told): Scenario =>
  defineScenario({
    ...rest,
    workload: shoppers,
    faults: [{ fault, forMs }],
    invariants: [keptPromises, noDeadLetters],
    plans: ['nightly', 'release'],
  });

/** Every other way in which the shop's parts can lose each other, with time to try them all. */
export const nightlyScenarios: readonly Scenario[] = [
  scenario({
    id: 'payment-hangs',
    title: 'A payment service that hangs is given up on, and asked again',
    fault: blackHole('order→payment'),
    forMs: 6_000,
    during: {
      unaffected: [...catalogue, ...placing],
      delayed: shopping,
      callsEndWithin: [{ edge: 'order→payment', ms: 4_000 }],
      failedCallsPerTrace: [{ edge: 'order→payment', atMost: 12 }],
    },
  }),
  scenario({
    id: 'payment-refuses-connections',
    title: 'A payment service that is away is asked now and then, until it is back',
    fault: cut('order→payment'),
    forMs: 9_000,
    during: {
      unaffected: [...catalogue, ...placing],
      delayed: shopping,
      callsPerSecond: [{ edge: 'order→payment', atMost: 4, afterMs: 5_000 }],
    },
  }),
  scenario({
    id: 'payment-in-pieces',
    title: 'An answer that comes in pieces is read as a whole',
    fault: slicer('order→payment', { bytes: 8, everyMs: 2 }),
    forMs: 3_000,
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'payment-without-database',
    title: 'Charges wait while payment has no database, and none is taken twice',
    fault: cut('payment→postgres'),
    forMs: 4_000,
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'payment-killed',
    title: 'Payment dies in the middle of charges, and none is taken twice or lost',
    fault: kill('payment'),
    forMs: 1_000,
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'order-without-database',
    title: 'Without its database order takes no orders, says so, and loses none that it took',
    fault: cut('order→postgres'),
    forMs: 3_000,
    during: { unaffected: catalogue },
  }),
  scenario({
    id: 'order-database-resets',
    title: 'Order lives through a database that resets its connections',
    fault: reset('order→postgres'),
    forMs: 2_000,
    during: { unaffected: catalogue },
  }),
  scenario({
    id: 'order-stands-still',
    title: 'Order stands still for a moment, as in a long garbage collection, and goes on',
    fault: pause('order'),
    forMs: 2_000,
    during: { unaffected: catalogue },
  }),
  scenario({
    id: 'product-without-database',
    title: 'Without its database product shows nothing, says so, and is well again after',
    fault: cut('product→postgres'),
    forMs: 3_000,
  }),
  scenario({
    id: 'product-slow',
    title: 'A slow catalogue is given up on before its users are',
    fault: latency('user-bff→product', { ms: 10_000 }),
    forMs: 6_000,
    during: { callsEndWithin: [{ edge: 'user-bff→product', ms: 4_000 }] },
  }),
  scenario({
    id: 'inventory-without-kafka',
    title: 'Orders wait while inventory has no Kafka, and go on when it is back',
    fault: cut('inventory→kafka'),
    forMs: 4_000,
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'inventory-killed',
    title: 'Inventory dies in the middle of reservations, and stock is neither lost nor sold twice',
    fault: kill('inventory'),
    forMs: 1_000,
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'notification-without-mail',
    title: 'Mails wait while the mail server is away, and each is sent once',
    fault: cut('notification→mail'),
    forMs: 3_000,
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'notification-killed',
    title: 'Notification dies in the middle of its mails, and each is sent once',
    fault: kill('notification'),
    forMs: 1_000,
    during: { unaffected: [...catalogue, ...placing], delayed: shopping },
  }),
  scenario({
    id: 'user-bff-killed',
    title: 'The way in dies and comes back, and no order that was acknowledged is lost',
    fault: kill('user-bff'),
    forMs: 700,
  }),
];
