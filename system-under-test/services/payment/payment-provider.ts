import { z } from 'zod';
import type { Edge } from '../../platform/edges/index.ts';
import type { Charge } from './charge-table.ts';

export type ProviderAnswer =
  | { readonly status: 'captured'; readonly providerChargeId: string }
  | { readonly status: 'declined'; readonly providerChargeId: null };

/** The outside party that moves the money. A call that throws has had an unknown outcome and may be repeated. */
export interface PaymentProvider {
  charge(charge: Charge): Promise<ProviderAnswer>;
  refund(providerChargeId: string): Promise<void>;
}

const captured = z.object({ id: z.string() });

export function createPaymentProvider(edge: Edge): PaymentProvider {
  return {
    async charge({ id, orderId, amount, currency, method }) {
      const { status, body } = await edge.request({
        method: 'POST',
        path: '/v1/charges',
        idempotencyKey: id,
        body: { reference: orderId, amount, currency, method },
      });
      if (status === 201 || status === 200) return { status: 'captured', providerChargeId: captured.parse(body).id };
      if (isRefusal(status)) return { status: 'declined', providerChargeId: null };
      throw new Error(`The payment provider answered ${status} to a charge`);
    },

    async refund(providerChargeId) {
      const { status } = await edge.request({
        method: 'POST',
        path: '/v1/refunds',
        idempotencyKey: `refund-${providerChargeId}`,
        body: { chargeId: providerChargeId },
      });
      if (status >= 300) throw new Error(`The payment provider answered ${status} to a refund`);
    },
  };
}

/** Declined cards (402) and tokens or amounts the provider does not take: asking again would not help. */
function isRefusal(status: number): boolean {
  return status === 400 || status === 402 || status === 422;
}
