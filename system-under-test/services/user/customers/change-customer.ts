import { customerChanged } from '../../../events/index.ts';
import type { Outbox } from '../../../platform/messaging/index.ts';
import type { Transaction } from '../../../platform/postgres/index.ts';
import type { Customer, CustomerInput } from './customer.ts';
import { findCustomer, updateCustomer } from './customer-table.ts';

/** Replaces what a customer may change, and tells of it when something did; nothing when there is no such customer. */
export async function changeCustomer(
  transaction: Transaction,
  outbox: Outbox,
  id: string,
  input: CustomerInput,
): Promise<Customer | undefined> {
  const changed = await updateCustomer(transaction, id, input);
  if (!changed) return findCustomer(transaction, id);
  await tellChanged(transaction, outbox, changed);
  return changed;
}

export async function tellChanged(transaction: Transaction, outbox: Outbox, customer: Customer): Promise<void> {
  const { id, name, email, phone } = customer;
  await outbox.add(transaction, customerChanged.create(id, { customerId: id, name, email, phone }));
}
