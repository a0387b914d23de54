import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '../../system-under-test/platform/event-sourcing/index.ts';
import type { Transaction } from '../../system-under-test/platform/postgres/index.ts';
import {
  type OrderCommand,
  type OrderEvent,
  type OrderState,
  orderDecider,
  priceOrder,
} from '../../system-under-test/services/order/order/index.ts';
import type { OrderService } from '../../system-under-test/services/order/testing/index.ts';

/** Orders under way at the same time: their events lie between each other in the log. */
const AT_ONCE = 500;

/** What befalls orders after they were placed; the first most often. */
const ways: readonly (readonly OrderCommand[])[] = [
  [{ type: 'accept-stock' }, { type: 'confirm-payment', chargeId: 'ch-1' }],
  [{ type: 'reject-stock' }],
  [{ type: 'accept-stock' }, { type: 'decline-payment' }],
  [{ type: 'accept-stock' }, { type: 'give-up' }, { type: 'cancel-unpaid' }],
  [
    { type: 'accept-stock' },
    { type: 'confirm-payment', chargeId: 'ch-1' },
    { type: 'request-refund', reason: 'asked for by the shop' },
    { type: 'confirm-refund', refundId: 're-1' },
  ],
  [{ type: 'accept-stock' }, { type: 'erase-customer' }, { type: 'confirm-payment', chargeId: 'ch-1' }],
];

/**
 * Lets `count` orders come to their ends, by the rules of the service and its inline projection, many in one transaction;
 * returns how many events that took.
 */
export async function fillOrders({ database, readModel }: OrderService, count: number): Promise<number> {
  let events = 0;
  for (let first = 0; first < count; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => first + index);
    await database.transaction(async (transaction) => {
      for (const round of roundsOf(numbers)) {
        const recorded = await append(transaction, round);
        await readModel.project(transaction, recorded, orderDecider.initial);
        events += recorded.length;
      }
    });
  }
  return events;
}

interface Next {
  readonly streamId: string;
  readonly version: number;
  readonly event: OrderEvent;
}

/** The first events of all these orders, then the second ones, and so on. */
function roundsOf(numbers: readonly number[]): Next[][] {
  const rounds: Next[][] = [];
  for (const number of numbers) {
    const streamId = randomUUID();
    let state: OrderState = orderDecider.initial;
    let version = 0;
    for (const command of [place(streamId, number), ...(ways[number % 10] ?? ways[0] ?? [])]) {
      for (const event of orderDecider.decide(command, state)) {
        state = orderDecider.evolve(state, event);
        version += 1;
        rounds[version - 1] = [...(rounds[version - 1] ?? []), { streamId, version, event }];
      }
    }
  }
  return rounds;
}

function place(orderId: string, number: number): OrderCommand {
  const lines = Array.from({ length: 1 + (number % 3) }, (_, index) => ({
    productId: `prod-${index}`,
    name: `Product ${index}`,
    quantity: 1 + (number % 4),
    price: 1_000 + (number % 977),
  }));
  return {
    type: 'place-order',
    order: {
      orderId,
      customer: { id: `c-${number % 5_000}`, name: `Customer ${number}`, email: `c${number}@example.test` },
      lines,
      ...priceOrder(lines, number % 11),
      currency: 'EUR',
      paymentMethod: 'tok_visa',
      placedAt: new Date(Date.UTC(2026, 0, 1) + number * 1_000).toISOString(),
      synthetic: number % 2 === 0,
    },
  };
}

async function append(transaction: Transaction, round: readonly Next[]): Promise<RecordedEvent<OrderEvent>[]> {
  const rows = await transaction.query<{ stream_id: string; position: string; at: Date }>(
    `insert into event (stream_id, version, type, data)
     select (next->>'streamId')::uuid, (next->>'version')::integer, next->'event'->>'type', next->'event'->'data'
     from jsonb_array_elements($1::jsonb) as next
     where pg_current_xact_id() is not null
     returning stream_id, position, at`,
    [JSON.stringify(round)],
  );
  const placeOf = new Map(rows.map((row) => [row.stream_id, row]));
  return round.map(({ streamId, version, event }) => {
    const row = placeOf.get(streamId);
    return { streamId, version, event, position: Number(row?.position), at: row?.at ?? new Date(0) };
  });
}
