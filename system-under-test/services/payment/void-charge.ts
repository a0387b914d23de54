import type { Charging } from './charge.ts';
import { type Charge, findCharge, insertVoid, moveCharge } from './charge-table.ts';

/**
 * Makes sure that an order's money is not kept, now or later: releases what is held, gives back what was taken, and refuses a
 * charge that comes afterwards. Returns `none` when there was nothing to give back. May be repeated.
 */
export async function voidCharge({ database, provider }: Charging, orderId: string): Promise<'voided' | 'none'> {
  // The void is written down before the provider is asked, so that a charge which is under way finds it.
  const charge = await database.transaction(async (transaction) => {
    if (await insertVoid(transaction, orderId)) return undefined;
    const earlier = await findCharge(transaction, orderId);
    return earlier && moveCharge(transaction, earlier.id, 'voiding');
  });
  if (charge?.status === 'voiding') return giveBack({ database, provider }, charge);
  return charge?.status === 'voided' && charge.providerChargeId ? 'voided' : 'none';
}

async function giveBack({ database, provider }: Charging, charge: Charge): Promise<'voided' | 'none'> {
  // With a provider charge of unknown outcome, asking again with its key is the one way to learn it.
  const providerChargeId = charge.providerChargeId ?? (await provider.authorise(charge)).providerChargeId;
  if (providerChargeId) await provider.giveBack(providerChargeId);
  await moveCharge(database, charge.id, 'voided', providerChargeId);
  return providerChargeId ? 'voided' : 'none';
}
