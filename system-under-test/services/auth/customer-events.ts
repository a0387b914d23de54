import { customerChanged, customerErased } from '../../events/index.ts';
import { type EventHandler, on } from '../../platform/messaging/index.ts';
import { deleteAccount, renameAccount } from './accounts/index.ts';
import { revokeSessionsOf } from './sessions/index.ts';

/** What becomes of a customer concerns their account. */
export function customerEventHandlers(): EventHandler[] {
  return [
    on(customerChanged, ({ at, data }, transaction) => renameAccount(transaction, data.customerId, data.name, at)),
    on(customerErased, async ({ data }, transaction) => {
      await revokeSessionsOf(transaction, data.customerId);
      await deleteAccount(transaction, data.customerId);
    }),
  ];
}
