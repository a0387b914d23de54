import type { Charging } from './charge.ts';
import { type Charge, findCharge, insertVoid, moveCharge } from './charge-table.ts';

/**
 * Makes sure that an order's money is not captured, now or later: gives back what was taken, and refuses a charge that comes
 * afterwards. Returns `none` when there was nothing to give back. May be repeated.
 */
export async function voidCharge({ database, provider }: Charging, orderId: string): Promise<'voided' | 'none'> {
  // The void is written down before the provider is asked, so that a charge which is under way finds it.
  const earlier = await database.transaction(async (transaction) => {
    if (await insertVoid(transaction, orderId)) return undefined;
    const charge = await findCharge(transaction, orderId);
    if (charge?.status !== 'pending' && charge?.status !== 'captured') return charge;
    return moveCharge(transaction, charge.id, charge.status, 'voiding');
  });
  if (earlier?.status === 'voiding') return giveBack({ database, provider }, earlier);
  return earlier?.status === 'voided' && earlier.providerChargeId ? 'voided' : 'none';
}

async function giveBack({ database, provider }: Charging, charge: Charge): Promise<'voided' | 'none'> {
  // With a provider charge of unknown outcome, asking again with its key is the one way to learn it.
  const providerChargeId = charge.providerChargeId ?? (await provider.charge(charge)).providerChargeId;
  if (providerChargeId) await provider.refund(providerChargeId);
  await moveCharge(database, charge.id, 'voiding', 'voided', providerChargeId);
  return providerChargeId ? 'voided' : 'none';
}
