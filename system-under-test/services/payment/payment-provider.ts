import { z } from 'zod';
import type { Edge, EdgeResponse } from '../../platform/edges/index.ts';
import type { Charge } from './charge-table.ts';

export type Authorisation =
  | { readonly status: 'authorised'; readonly providerChargeId: string }
  | { readonly status: 'declined'; readonly providerChargeId: null };

export interface RefundOrder {
  /** Of our refund. */
  readonly id: string;
  readonly providerChargeId: string;
  /** In cents. */
  readonly amount: number;
}

/**
 * The outside party that moves the money. A call that throws has had an unknown outcome and may be repeated: what is asked with
 * the same id is done once.
 */
export interface PaymentProvider {
  /** Holds the money on the card. */
  authorise(charge: Charge): Promise<Authorisation>;
  /** Takes the money that is held; declined when the provider holds it no more. */
  capture(charge: Charge): Promise<'captured' | 'declined'>;
  /** Releases the money that is held, or gives all of it back when it was taken. */
  giveBack(providerChargeId: string): Promise<void>;
  /** Gives back some or all of the money that was taken. */
  refund(refund: RefundOrder): Promise<void>;
}

const authorised = z.object({ id: z.string() });

export function createPaymentProvider(edge: Edge): PaymentProvider {
  const post = (path: string, idempotencyKey: string, body: object): Promise<EdgeResponse> =>
    edge.request({ method: 'POST', path, idempotencyKey, body });

  return {
    async authorise({ id, orderId, amount, currency, method }) {
      const body = { reference: orderId, amount, currency, method, capture: false };
      const answer = await post('/v1/charges', id, body);
      if (isDone(answer)) return { status: 'authorised', providerChargeId: authorised.parse(answer.body).id };
      if (isRefusal(answer)) return { status: 'declined', providerChargeId: null };
      throw unexpected('a charge', answer);
    },

    async capture({ id, providerChargeId }) {
      const answer = await post(`/v1/charges/${providerChargeId}/capture`, `capture-${id}`, {});
      if (isDone(answer)) return 'captured';
      if (isConflict(answer)) return 'declined';
      throw unexpected('a capture', answer);
    },

    async giveBack(providerChargeId) {
      const released = await post(`/v1/charges/${providerChargeId}/void`, `void-${providerChargeId}`, {});
      if (isDone(released)) return;
      if (!isConflict(released)) throw unexpected('a void', released);
      const returned = await post('/v1/refunds', `return-${providerChargeId}`, { chargeId: providerChargeId });
      if (!isDone(returned)) throw unexpected('a refund', returned);
    },

    async refund({ id, providerChargeId, amount }) {
      const answer = await post('/v1/refunds', id, { chargeId: providerChargeId, amount, reference: id });
      if (!isDone(answer)) throw unexpected('a refund', answer);
    },
  };
}

const isDone = ({ status }: EdgeResponse): boolean => status === 200 || status === 201;

/** The provider's charge is not in a state for that. */
const isConflict = ({ status }: EdgeResponse): boolean => status === 409;

/** Declined cards (402) and tokens or amounts the provider does not take: asking again would not help. */
const isRefusal = ({ status }: EdgeResponse): boolean => status === 400 || status === 402 || status === 422;

const unexpected = (what: string, { status }: EdgeResponse): Error =>
  new Error(`The payment provider answered ${status} to ${what}`);
