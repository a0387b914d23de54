import { customerErased } from '../../../events/index.ts';
import type { Outbox } from '../../../platform/messaging/index.ts';
import type { Transaction } from '../../../platform/postgres/index.ts';
import { deleteCustomer, lockCustomer } from './customer-table.ts';

/**
 * Forgets a customer and has the other services do so, once. An id that is not known is erased all the same: its account may be
 * on the way to us, and guests have orders without having been here.
 */
export async function eraseCustomer(transaction: Transaction, outbox: Outbox, id: string): Promise<void> {
  await lockCustomer(transaction, id);
  if (await deleteCustomer(transaction, id)) {
    await outbox.add(transaction, customerErased.create(id, { customerId: id }));
  }
}
