import { accountRegistered } from '../../../events/index.ts';
import { type EventHandler, type Outbox, on } from '../../../platform/messaging/index.ts';
import { tellChanged } from './change-customer.ts';
import { lockCustomer, upsertCustomer } from './customer-table.ts';

/** Who has an account is a customer, unless they have been erased meanwhile. */
export function accountEventHandlers(outbox: Outbox): EventHandler[] {
  return [
    on(accountRegistered, async ({ at, data: { accountId, name, email } }, transaction) => {
      await lockCustomer(transaction, accountId);
      const changed = await upsertCustomer(transaction, { id: accountId, name, email, at });
      if (changed) await tellChanged(transaction, outbox, changed);
    }),
  ];
}
