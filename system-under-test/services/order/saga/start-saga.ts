import type { Database } from '../../../platform/postgres/index.ts';
import { exponentialBackoff } from '../../../platform/resilience/index.ts';
import type { Service } from '../../../platform/service/index.ts';
import { extractContext, inSpan } from '../../../platform/telemetry/index.ts';
import { startWorkQueue, type Worker } from '../../../platform/work/index.ts';
import type { Orders } from '../orders.ts';
import { chargeOrder } from './charge-order.ts';
import { compensateOrder } from './compensate-order.ts';
import type { PaymentClient } from './payment-client.ts';
import { refundOrder } from './refund-order.ts';
import { claimSteps, postponeStep, type SagaStep } from './saga-table.ts';

export interface SagaOptions {
  readonly database: Database;
  readonly orders: Orders;
  readonly payment: PaymentClient;
}

const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000 });

/**
 * Takes the steps that are due, apart from the Kafka consumer, so that a slow payment holds up no event. A step whose outcome is
 * unknown is repeated; one that has had its time first lets the order stop accepting what it waits for.
 */
export function startSaga(service: Service, { database, orders, payment }: SagaOptions): Worker {
  async function advance({ order_id: orderId, overdue }: SagaStep): Promise<void> {
    let state = await orders.read(orderId);
    if (overdue) state = await orders.execute(orderId, { type: 'give-up' });
    if (state.status === 'refunding') await refundOrder(orders, payment, state.order);
    if (state.status !== 'pending') return;
    if (state.awaits === 'payment') await chargeOrder(orders, payment, state.order);
    if (state.awaits === 'void') await compensateOrder(orders, payment, state.order);
  }

  async function attempt(step: SagaStep): Promise<void> {
    try {
      await advance(step);
    } catch (error) {
      const waitMs = backoff(step.attempts);
      service.log.warn(
        { error, orderId: step.order_id, attempt: step.attempts, waitMs },
        'the outcome of a saga step is unknown, it is tried again later',
      );
      await postponeStep(database, step.order_id, waitMs);
    }
  }

  return startWorkQueue<SagaStep>(service, {
    name: 'order saga',
    pollEveryMs: 200,
    concurrency: 32,
    claim: (limit) => claimSteps(database, limit),
    perform: (step) => inSpan({ name: 'order saga', parent: extractContext(step.trace_context) }, () => attempt(step)),
  });
}
