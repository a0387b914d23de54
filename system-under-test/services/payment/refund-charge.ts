import { HttpError } from '../../platform/http/index.ts';
import type { Database, Transaction } from '../../platform/postgres/index.ts';
import type { Charging } from './charge.ts';
import { type Charge, findCharge } from './charge-table.ts';
import { completeRefund, findRefundByKey, insertRefund, type Refund, sumOfRefunds } from './refund-table.ts';

export interface RefundRequest {
  readonly orderId: string;
  /** In cents; never more than is left of what was taken. */
  readonly amount: number;
}

/**
 * Gives back money that was taken for an order, once per idempotency key. A refund whose answer was lost stays pending: the next call
 * with the key asks the provider again, with the same key as before.
 *
 * @throws {HttpError} 404 `not-found`, 409 `not-captured`, 422 `key-reused`, 422 `too-much`.
 */
export async function refundCharge(
  { database, provider }: Charging,
  request: RefundRequest,
  idempotencyKey: string,
): Promise<Refund> {
  const { refund, providerChargeId } = await claimRefund(database, request, idempotencyKey);
  if (refund.status === 'pending') {
    await provider.refund({ id: refund.id, amount: refund.amount, providerChargeId });
    await database.transaction((transaction) => completeRefund(transaction, refund.id));
  }
  return { ...refund, status: 'refunded' };
}

/** The refund that the key stands for: a new one, or the earlier one. */
function claimRefund(
  database: Database,
  { orderId, amount }: RefundRequest,
  idempotencyKey: string,
): Promise<{ refund: Refund; providerChargeId: string }> {
  return database.transaction(async (transaction) => {
    // The lock on the charge keeps two refunds from giving back the same money.
    const charge = await findCharge(transaction, orderId);
    if (!charge?.providerChargeId) throw new HttpError(404, 'not-found', 'Nothing was taken for this order', 'orderId');
    const refund =
      (await findRefundByKey(transaction, idempotencyKey)) ??
      (await addRefund(transaction, charge, amount, idempotencyKey));
    if (refund?.chargeId !== charge.id || refund.amount !== amount)
      throw new HttpError(422, 'key-reused', 'This Idempotency-Key belongs to another refund', 'Idempotency-Key');
    return { refund, providerChargeId: charge.providerChargeId };
  });
}

async function addRefund(
  transaction: Transaction,
  charge: Charge,
  amount: number,
  idempotencyKey: string,
): Promise<Refund | undefined> {
  if (charge.status !== 'captured')
    throw new HttpError(409, 'not-captured', `The charge is ${charge.status}: there is no money to give back`);
  const left = charge.amount - (await sumOfRefunds(transaction, charge.id));
  if (amount > left)
    throw new HttpError(422, 'too-much', `Of what was taken, ${left} cents are left, fewer than ${amount}`, 'amount');
  return insertRefund(transaction, { chargeId: charge.id, amount }, idempotencyKey);
}
