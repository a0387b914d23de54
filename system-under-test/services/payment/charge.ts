import { HttpError } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { type Charge, type ChargeRequest, findCharge, insertCharge, moveCharge } from './charge-table.ts';
import type { PaymentProvider } from './payment-provider.ts';

export interface Charging {
  readonly database: Database;
  readonly provider: PaymentProvider;
}

/**
 * Charges an order, at most once per idempotency key: a repeated key gets the first answer.
 *
 * A call that the provider did not answer leaves the charge `pending`, since the money may have been taken. The next call with
 * the key asks again, with the same key towards the provider, who then tells what became of it.
 */
export async function charge(
  { database, provider }: Charging,
  request: ChargeRequest,
  idempotencyKey: string,
): Promise<Charge> {
  const charge = await claimCharge(database, request, idempotencyKey);
  if (charge.status !== 'pending') return charge;

  const answer = await provider.charge(charge);
  return moveCharge(database, charge.id, 'pending', answer.status, answer.providerChargeId);
}

/** The charge that the key stands for: a new one, or the earlier one. */
function claimCharge(database: Database, request: ChargeRequest, idempotencyKey: string): Promise<Charge> {
  return database.transaction(async (transaction) => {
    const fresh = await insertCharge(transaction, request, idempotencyKey);
    if (fresh) return fresh;
    const earlier = await findCharge(transaction, request.orderId);
    if (!earlier)
      throw new HttpError(422, 'key-reused', 'This Idempotency-Key belongs to another order', 'Idempotency-Key');
    return earlier;
  });
}
