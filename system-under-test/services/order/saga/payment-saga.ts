import type { Database } from '../../../platform/postgres/index.ts';
import { exponentialBackoff } from '../../../platform/resilience/index.ts';
import type { Service } from '../../../platform/service/index.ts';
import { extractContext, inSpan } from '../../../platform/telemetry/index.ts';
import { startWorkQueue, type Worker } from '../../../platform/work/index.ts';
import type { Orders } from '../orders.ts';
import type { PaymentClient } from '../payment-client.ts';
import { claimSteps, postponeStep, type SagaStep } from './saga-table.ts';

export interface PaymentSagaOptions {
  readonly database: Database;
  readonly orders: Orders;
  readonly payment: PaymentClient;
}

const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000 });

/**
 * Charges the orders whose payment is due, apart from the Kafka consumer, so that a slow payment holds up no event.
 *
 * When the outcome of a call is unknown the call is repeated: payment takes the order id as idempotency key. When the time is
 * up, the order first stops accepting money, then the payment is voided, and only then is the order cancelled; so a charge
 * that lands late neither confirms the order nor keeps the customer's money.
 */
export function startPaymentSaga(service: Service, { database, orders, payment }: PaymentSagaOptions): Worker {
  async function advance({ order_id: orderId, overdue }: SagaStep): Promise<void> {
    let state = await orders.read(orderId);
    if (overdue) state = await orders.execute(orderId, { type: 'abandon-payment' });
    if (state.status !== 'pending') return;
    if (state.awaits === 'void') {
      await payment.voidCharge(orderId);
      await orders.execute(orderId, { type: 'cancel-unpaid' });
      return;
    }
    const outcome = await payment.charge(state.order);
    if (outcome.status === 'captured')
      await orders.execute(orderId, { type: 'confirm-payment', chargeId: outcome.chargeId });
    else await orders.execute(orderId, { type: 'decline-payment' });
  }

  async function attempt(step: SagaStep): Promise<void> {
    try {
      await advance(step);
    } catch (error) {
      const waitMs = backoff(step.attempts);
      service.log.warn(
        { error, orderId: step.order_id, attempt: step.attempts, waitMs },
        'payment outcome unknown, asked again later',
      );
      await postponeStep(database, step.order_id, waitMs);
    }
  }

  return startWorkQueue<SagaStep>(service, {
    name: 'payment saga',
    pollEveryMs: 200,
    concurrency: 32,
    claim: (limit) => claimSteps(database, limit),
    perform: (step) =>
      inSpan({ name: 'payment saga', parent: extractContext(step.trace_context) }, () => attempt(step)),
  });
}
