import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import type { PlacedOrder } from '../order/index.ts';

export type ChargeOutcome =
  | { readonly status: 'captured'; readonly chargeId: string }
  /** Refused for good, by the provider or because the charge had been voided. */
  | { readonly status: 'declined' };

export type RefundOutcome =
  | { readonly status: 'refunded'; readonly refundId: string }
  /** Refused for good: there is nothing that could be given back. */
  | { readonly status: 'refused' };

/** What order asks of payment. Every method may be repeated; one that throws has had an unknown outcome. */
export interface PaymentClient {
  charge(order: PlacedOrder): Promise<ChargeOutcome>;
  /** After this the order's money is not captured, and cannot be any more. */
  voidCharge(orderId: string): Promise<void>;
  /** Gives all of the order's money back. */
  refund(order: PlacedOrder): Promise<RefundOutcome>;
}

const chargeAnswer = z.object({ id: z.string(), status: z.literal('captured') });
const refundAnswer = z.object({ id: z.string(), status: z.literal('refunded') });

export function createPaymentClient(edge: Edge): PaymentClient {
  return {
    async charge({ orderId, total, currency, paymentMethod }) {
      const { status, body } = await edge.request({
        method: 'POST',
        path: '/charges',
        idempotencyKey: orderId,
        body: { orderId, amount: total, currency, method: paymentMethod },
      });
      if (status === 201) return { status: 'captured', chargeId: chargeAnswer.parse(body).id };
      if (status === 402 || status === 409) return { status: 'declined' };
      throw new Error(`payment answered ${status} to a charge`);
    },

    async voidCharge(orderId) {
      const { status } = await edge.request({
        method: 'POST',
        path: '/charges/void',
        idempotencyKey: `void-${orderId}`,
        body: { orderId },
      });
      if (status !== 200) throw new Error(`payment answered ${status} to a void`);
    },

    async refund({ orderId, total }) {
      const { status, body } = await edge.request({
        method: 'POST',
        path: '/refunds',
        idempotencyKey: `refund-${orderId}`,
        body: { orderId, amount: total },
      });
      if (status === 201) return { status: 'refunded', refundId: refundAnswer.parse(body).id };
      if ([402, 404, 409, 422].includes(status)) return { status: 'refused' };
      throw new Error(`payment answered ${status} to a refund`);
    },
  };
}
