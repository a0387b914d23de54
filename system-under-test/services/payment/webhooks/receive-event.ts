import { z } from 'zod';
import type { Database, Transaction } from '../../../platform/postgres/index.ts';
import { type Charge, findCharge, moveCharge } from '../charge-table.ts';
import { completeRefund } from '../refund-table.ts';
import type { ProviderEvent } from './provider-event.ts';

/**
 * `applied`: it moved a charge on, or told what we knew. `repeated`: it had been received before. `foreign`: it is about a charge
 * that is none of ours, or not the one that we know of for this order.
 */
export const receptions = ['applied', 'repeated', 'foreign'] as const;
export type Reception = (typeof receptions)[number];

const uuid = z.uuid();

/** Applies an event of the provider, once however often it is delivered, and in whatever order. */
export function receiveEvent(database: Database, event: ProviderEvent): Promise<Reception> {
  return database.transaction(async (transaction) => {
    if (await wasReceivedBefore(transaction, event)) return 'repeated';
    const { charge: told } = event.data;
    const charge = uuid.safeParse(told.reference).success ? await findCharge(transaction, told.reference) : undefined;
    if (!charge || (charge.providerChargeId ?? told.id) !== told.id) return 'foreign';
    await apply(transaction, event, charge);
    return 'applied';
  });
}

async function wasReceivedBefore(transaction: Transaction, { id, type }: ProviderEvent): Promise<boolean> {
  const inserted = await transaction.query(
    'insert into webhook_event (id, type) values ($1, $2) on conflict do nothing returning id',
    [id, type],
  );
  return inserted.length === 0;
}

/** A move that is not possible any more changes nothing: the event comes late. */
async function apply(transaction: Transaction, { type, data }: ProviderEvent, { id }: Charge): Promise<void> {
  if (type === 'charge.authorised') await moveCharge(transaction, id, 'authorised', data.charge.id);
  if (type === 'charge.declined') await moveCharge(transaction, id, 'declined');
  if (type === 'charge.captured') await moveCharge(transaction, id, 'captured', data.charge.id);
  if (type === 'charge.voided') await moveCharge(transaction, id, 'voided', data.charge.id);
  if (type === 'charge.refunded') {
    const refundId = uuid.safeParse(data.refund?.reference);
    if (refundId.success) await completeRefund(transaction, refundId.data);
    else await moveCharge(transaction, id, 'voided', data.charge.id);
  }
}
