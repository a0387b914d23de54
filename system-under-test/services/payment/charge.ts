import { HttpError } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { type Charge, type ChargeRequest, findCharge, insertCharge, moveCharge } from './charge-table.ts';
import type { PaymentProvider } from './payment-provider.ts';

export interface Charging {
  readonly database: Database;
  readonly provider: PaymentProvider;
}

/**
 * Charges an order, at most once per idempotency key: a repeated key gets the first answer. The money is first held on the card,
 * then taken.
 *
 * A call that the provider did not answer leaves the charge where it is, since it may have been done all the same. The next call
 * with the key goes on from there and asks with the same key again, unless the provider's webhook has told by then.
 */
export async function charge(charging: Charging, request: ChargeRequest, idempotencyKey: string): Promise<Charge> {
  const claimed = await claimCharge(charging.database, request, idempotencyKey);
  const held = claimed.status === 'pending' ? await authorise(charging, claimed) : claimed;
  return held.status === 'authorised' ? await capture(charging, held) : held;
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

async function authorise({ database, provider }: Charging, charge: Charge): Promise<Charge> {
  const { status, providerChargeId } = await provider.authorise(charge);
  return moveCharge(database, charge.id, status, providerChargeId);
}

async function capture({ database, provider }: Charging, charge: Charge): Promise<Charge> {
  return moveCharge(database, charge.id, await provider.capture(charge));
}
